package studio.evosearch.app.compare;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.PicturePane;
import studio.evosearch.app.fx.Viewport;

/** One after another in the same place; what changes is what differs. */
final class FlickerPane extends PicturesPane {
  /** Three flashes a second are safe to look at for everybody (WCAG 2.3.1). */
  private static final double FASTEST = 3;

  private final PicturePane picture;
  private final Label name = new Label();
  private final ToggleButton playing = new ToggleButton();
  private final Slider rate = new Slider(0.5, FASTEST, 1.5);
  private final Timeline clock = new Timeline();
  private int index;

  FlickerPane(CompareViewModel model, Viewport viewport, List<PicturePane> panes) {
    super(model, viewport);
    picture = new PicturePane(viewport);
    panes.add(picture);
    VBox.setVgrow(picture, Priority.ALWAYS);
    VBox all = new VBox(picture, controls());
    all.getStyleClass().add("column");
    getChildren().add(all);
    clock.setCycleCount(Animation.INDEFINITE);
    clock.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1), event -> advance()));
    clock.rateProperty().bind(rate.valueProperty());
    playing.setSelected(!Platform.getPreferences().isReducedMotion());
    playing.selectedProperty().subscribe(on -> run());
    update();
  }

  private HBox controls() {
    playing.setId("compare-flicker");
    playing.setAccessibleText(STRINGS.text("flicker.play"));
    playing.setTooltip(new Tooltip(STRINGS.text("flicker.play")));
    rate.setAccessibleText(STRINGS.text("flicker.rate"));
    rate.setTooltip(new Tooltip(STRINGS.text("flicker.rate")));
    rate.setBlockIncrement(0.5);
    Label pace = new Label();
    pace.setLabelFor(rate);
    rate.valueProperty()
        .subscribe(
            value -> pace.setText(STRINGS.text("flicker.pace", Numbers.setting(tenths(value)))));
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox controls = new HBox(name, playing, rate, pace);
    controls.setAlignment(Pos.CENTER_LEFT);
    controls.getStyleClass().add("bar");
    return controls;
  }

  private static double tenths(Number value) {
    return Math.round(value.doubleValue() * 10) / 10.0;
  }

  private void run() {
    boolean on = playing.isSelected() && model.mode().get() == Mode.FLICKER;
    playing.setGraphic(
        new FontIcon(playing.isSelected() ? Material2MZ.PAUSE : Material2MZ.PLAY_ARROW));
    if (on) {
      clock.play();
    } else {
      clock.pause();
    }
  }

  private void advance() {
    index++;
    update();
  }

  @Override
  void update() {
    run();
    List<Entry> entries = model.entries().get();
    if (!entries.isEmpty()) {
      Entry entry = entries.get(index % entries.size());
      show(picture, entry);
      name.setText(name(entry));
    }
  }
}
