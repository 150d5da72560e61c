package studio.evosearch.app.controls;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Workbench;

/** Run, pause, step, stop and steer, and how far the run is. */
public final class ControlsView extends VBox {
  private static final Strings STRINGS = Strings.of(ControlsView.class);

  static final String STYLE = ControlsView.class.getResource("controls.css").toExternalForm();

  private final Actions actions;
  private final ScrubberView scrubber;

  public ControlsView(Workbench bench) {
    this.actions = bench.actions();
    ControlsViewModel model = new ControlsViewModel(bench.session(), bench.draft());
    ScrubberViewModel time = new ScrubberViewModel(bench.session());
    ControlsActions.add(actions, model, time);
    scrubber = new ScrubberView(time, actions);
    getStyleClass().add("controls");
    getStylesheets().add(STYLE);
    getChildren().addAll(running(model), new SteeringView(model, bench.session()));
  }

  /** The scrubber, which the shell puts under the views it moves. */
  public Node scrubber() {
    return scrubber;
  }

  private Node running(ControlsViewModel model) {
    Button run = actions.button("run.start");
    run.getStyleClass().add("accent");
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(100);
    bar.setAccessibleText(STRINGS.text("progress"));
    ObservableValue<Double> fraction = model.fraction();
    bar.progressProperty().bind(fraction);
    Label status = new Label();
    status.setId("status");
    status.textProperty().bind(model.status());
    status.setTextOverrun(OverrunStyle.ELLIPSIS);
    status.setMaxWidth(Double.MAX_VALUE);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(status.textProperty());
    status.setTooltip(whole);
    HBox.setHgrow(status, Priority.ALWAYS);
    Button resume = actions.button("run.resume");
    resume.managedProperty().bind(resume.visibleProperty());
    resume.visibleProperty().bind(model.canResume());
    HBox row =
        new HBox(
            6,
            run,
            pause(model),
            step(),
            stop(model),
            resume,
            bar,
            status,
            new MemoryLabel(),
            actions.iconButton("edit.undo"),
            actions.iconButton("edit.redo"));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("running");
    // Where it gets narrow, the status is cut and nothing else.
    row.getChildren().stream()
        .filter(ButtonBase.class::isInstance)
        .map(ButtonBase.class::cast)
        .forEach(button -> button.setMinWidth(USE_PREF_SIZE));
    return row;
  }

  private Button pause(ControlsViewModel model) {
    Button pause = actions.button("run.pause");
    model
        .paused()
        .subscribe(paused -> {
          pause.setText(STRINGS.text(paused ? "goOn" : "run.pause"));
          pause.setGraphic(new FontIcon(paused ? Material2MZ.PLAY_ARROW : Material2MZ.PAUSE));
        });
    return pause;
  }

  /** A click takes a generation, with Shift a denoising step. */
  private Button step() {
    Button step = actions.button("run.step");
    boolean[] shift = {false};
    step.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> shift[0] = event.isShiftDown());
    step.setOnAction(event -> {
      actions.run(shift[0] ? "run.stepDenoising" : "run.step");
      shift[0] = false;
    });
    return step;
  }

  private MenuButton stop(ControlsViewModel model) {
    MenuButton stop = new MenuButton(STRINGS.text("stop"), new FontIcon(Material2MZ.STOP));
    stop.setId("run-stop-menu");
    stop.setTooltip(new Tooltip(STRINGS.text("stop.hint")));
    stop.getItems()
        .addAll(
            actions.menuItem("run.stopAfter"),
            actions.menuItem("run.stop"),
            actions.menuItem("run.pauseRelease"));
    stop.disableProperty().bind(model.canStop().not());
    return stop;
  }
}
