package studio.evosearch.app.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;

/**
 * The trajectory from noise on the left to the picture on the right, and on it each generation from
 * the state it starts at. Can be edited, or only shows.
 */
final class SchedulePicture extends Region {
  /** What a person does to it; the picture shows it once it is shown the bars that come of it. */
  interface Edits {
    void move(int index, int state);

    void resize(int index, int size);

    void remove(int index);
  }

  private static final Strings STRINGS = Strings.of(SchedulePicture.class);
  private static final double SIDE = 6;
  private static final double AXIS = 34;
  private static final double LANE = GenerationBar.THICKEST + GenerationBar.CAPTION + 6;
  private static final int LANES = 8;

  private final Edits edits;
  private final Region ground = new Region();
  private final Label noise = new Label(STRINGS.text("picture.noise"));
  private final Label picture = new Label(STRINGS.text("picture.picture"));
  private final Label more = new Label();
  private final List<Label> ticks = new ArrayList<>();
  private final List<Region> lines = new ArrayList<>();
  private final List<Integer> marked = new ArrayList<>();
  private final List<GenerationBar> generations = new ArrayList<>();
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
  private List<Bar> bars = List.of();
  private int steps = 1;
  private boolean editable;
  private Optional<Consumer<MouseEvent>> dragged = Optional.empty();

  SchedulePicture(Edits edits) {
    this.edits = edits;
    getStyleClass().add("schedule-picture");
    ground.getStyleClass().add("ground");
    more.getStyleClass().add("caption");
    noise.getStyleClass().add("caption");
    picture.getStyleClass().add("caption");
    getChildren().addAll(ground, noise, picture, more);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> dragged.ifPresent(d -> d.accept(event)));
    addEventHandler(MouseEvent.MOUSE_RELEASED, event -> dragged = Optional.empty());
    widthProperty().subscribe(() -> generations.forEach(GenerationBar::requestLayout));
  }

  /** Shows generations on a trajectory of so many steps. */
  void show(int length, List<Bar> shown, boolean canEdit) {
    steps = length;
    bars = shown.subList(0, canEdit ? shown.size() : Math.min(LANES, shown.size()));
    editable = canEdit;
    while (generations.size() > bars.size()) {
      getChildren().remove(generations.removeLast());
    }
    while (generations.size() < bars.size()) {
      GenerationBar added = new GenerationBar(generations.size(), this);
      generations.add(added);
      getChildren().add(added);
    }
    selected.set(Math.clamp(selected.get(), 0, Math.max(0, bars.size() - 1)));
    more.setText(
        bars.size() == shown.size()
            ? ""
            : STRINGS.text("picture.more", shown.size() - bars.size()));
    mark();
    refresh();
    requestLayout();
  }

  private void refresh() {
    for (int i = 0; i < bars.size(); i++) {
      generations.get(i).show(bars.get(i), i == selected.get());
    }
  }

  /** A tick at every state where a generation starts, and at both ends. */
  private void mark() {
    TreeSet<Integer> states = new TreeSet<>(List.of(0, steps));
    bars.forEach(bar -> states.add(bar.from()));
    if (marked.equals(List.copyOf(states))) {
      return;
    }
    getChildren().removeAll(ticks);
    getChildren().removeAll(lines);
    ticks.clear();
    lines.clear();
    marked.clear();
    marked.addAll(states);
    for (int state : marked) {
      Label tick = new Label(Numbers.count(state));
      tick.getStyleClass().add("tick");
      ticks.add(tick);
      Region line = new Region();
      line.getStyleClass().add("tick-line");
      lines.add(line);
    }
    getChildren().addAll(ticks);
    getChildren().addAll(1, lines);
  }

  /** Which generation was focused last. */
  ReadOnlyIntegerProperty selected() {
    return selected.getReadOnlyProperty();
  }

  void select(int index) {
    selected.set(index);
    refresh();
  }

  /** Lets something hear where the mouse is dragged until it is released. */
  void grab(Consumer<MouseEvent> hears) {
    dragged = Optional.of(hears);
  }

  boolean editable() {
    return editable;
  }

  void move(int index, int state) {
    edits.move(index, state);
  }

  void resize(int index, int size) {
    edits.resize(index, size);
  }

  void remove(int index) {
    edits.remove(index);
  }

  // --- geometry

  /** Where a state lies, in pixels. */
  double x(int state) {
    return SIDE + (getWidth() - 2 * SIDE) * state / steps;
  }

  /** How many states so many pixels are. */
  int states(double pixels) {
    return (int) Math.round(pixels * steps / Math.max(1, getWidth() - 2 * SIDE));
  }

  /** How thick so many candidates are drawn, in pixels. */
  double thickness(int candidates) {
    int most = bars.stream().mapToInt(Bar::size).max().orElse(1);
    return GenerationBar.THICKEST * candidates / most;
  }

  private double height() {
    return AXIS + LANE * bars.size() + (more.getText().isEmpty() ? 0 : GenerationBar.CAPTION);
  }

  @Override
  protected double computeMinHeight(double width) {
    return height();
  }

  @Override
  protected double computePrefHeight(double width) {
    return height();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 280;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    ground.resizeRelocate(0, AXIS, width, LANE * bars.size());
    noise.autosize();
    noise.relocate(0, 0);
    picture.autosize();
    picture.relocate(width - picture.getWidth(), 0);
    layoutTicks(width);
    for (int i = 0; i < generations.size(); i++) {
      generations.get(i).resizeRelocate(0, AXIS + i * LANE, width, LANE);
    }
    more.autosize();
    more.relocate(SIDE, AXIS + LANE * bars.size());
  }

  /** Numbers that would run into the one before or the last one are left out. */
  private void layoutTicks(double width) {
    double last = width;
    for (int i = ticks.size() - 1; i >= 0; i--) {
      Label tick = ticks.get(i);
      tick.autosize();
      double x = x(marked.get(i));
      lines.get(i).resizeRelocate(Math.rint(x), AXIS, 1, LANE * bars.size());
      double left = Math.clamp(x - tick.getWidth() / 2, 0, width - tick.getWidth());
      tick.relocate(left, AXIS - 17);
      boolean fits = i == ticks.size() - 1 || left + tick.getWidth() + 3 <= last;
      tick.setVisible(fits);
      last = fits ? left : last;
    }
  }
}
