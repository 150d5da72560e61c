package studio.evosearch.app.setup;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.FxThread;
import studio.evosearch.app.fx.Inputs;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.search.MethodKind;

/** The picture of the trajectory, and the generation selected on it in figures. */
final class SchedulePane extends VBox implements SchedulePicture.Edits {
  private static final Strings STRINGS = Strings.of(SchedulePane.class);

  private final SetupViewModel setup;
  private final MethodSettings method;
  private final BooleanBinding evolves;
  private final SchedulePicture picture = new SchedulePicture(this);
  private final IntegerProperty state = new SimpleIntegerProperty();
  private final IntegerProperty size = new SimpleIntegerProperty(1);
  private final Label which = new Label();

  SchedulePane(SetupViewModel setup, Actions actions) {
    this.setup = setup;
    this.method = setup.method;
    getStyleClass().add("part");
    this.evolves = method.kind.isEqualTo(MethodKind.EVOSEARCH);
    addActions(actions);
    VBox figures = figures(actions);
    figures.visibleProperty().bind(evolves);
    figures.managedProperty().bind(figures.visibleProperty());
    getChildren().addAll(picture, figures);
    method.kind.subscribe(kind -> show());
    method.schedule.subscribe(schedule -> show());
    method.elites.subscribe(elites -> show());
    setup.outlook().plan().subscribe(plan -> show());
    picture.selected().subscribe(selected -> show());
    state.subscribe(value ->
        edited(value.intValue() != generation().state(), () -> move(selected(), value.intValue())));
    size.subscribe(value ->
        edited(
            value.intValue() != generation().size(), () -> resize(selected(), value.intValue())));
  }

  private VBox figures(Actions actions) {
    Spinner<Integer> from = Inputs.whole(state, 0, Integer.MAX_VALUE, 1);
    from.disableProperty().bind(picture.selected().isEqualTo(0));
    Button add = actions.iconButton("setup.addGeneration");
    Button remove = actions.iconButton("setup.removeGeneration");
    add.getStyleClass().add("flat");
    remove.getStyleClass().add("flat");
    which.getStyleClass().add("subheading");
    which.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(which, Priority.ALWAYS);
    HBox line = new HBox(which, add, remove);
    line.getStyleClass().add("line");
    Form form =
        new Form().row("state", from).row("size", Inputs.whole(size, 1, ScheduleDraft.LARGEST, 1));
    VBox figures = new VBox(line, form);
    figures.getStyleClass().add("part");
    return figures;
  }

  private void addActions(Actions actions) {
    actions.add(
        Action.of(
            STRINGS,
            "setup.addGeneration",
            Material2AL.ADD,
            "",
            evolves,
            () -> {
              int after = selected();
              method.schedule.set(method.schedule.get().added(after));
              picture.select(after + 1);
            }),
        Action.of(
            STRINGS,
            "setup.removeGeneration",
            Material2AL.DELETE_OUTLINE,
            "",
            evolves.and(picture.selected().greaterThan(0)),
            () -> remove(selected())));
  }

  private int selected() {
    return picture.selected().get();
  }

  private void show() {
    boolean editable = evolves.get();
    List<Bar> bars = editable ? method.bars() : setup.outlook().bars();
    picture.show(method.schedule.get().steps(), bars, editable);
    which.setText(STRINGS.text("generation", selected() + 1));
    state.set(generation().state());
    size.set(generation().size());
  }

  private ScheduleDraft.Generation generation() {
    List<ScheduleDraft.Generation> all = method.schedule.get().generations();
    return all.get(Math.min(selected(), all.size() - 1));
  }

  private void edited(boolean differs, Runnable edit) {
    if (differs) {
      // Later, since what comes of it is shown in the control that is still changing.
      FxThread.later()
          .execute(() -> {
            edit.run();
            show();
          });
    }
  }

  @Override
  public void move(int index, int wanted) {
    method.schedule.set(method.schedule.get().moved(index, wanted));
  }

  @Override
  public void resize(int index, int wanted) {
    method.schedule.set(method.schedule.get().resized(index, wanted));
  }

  @Override
  public void remove(int index) {
    method.schedule.set(method.schedule.get().removed(index));
  }
}
