package studio.evosearch.app.inspector;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;

/** What the candidate looked like at the kept states of its trajectory, and a slider over them. */
final class TrajectoryStrip extends VBox {
  private static final Strings STRINGS = Strings.of(TrajectoryStrip.class);

  private final TrajectoryModel model;
  private final ObservableValue<Subject> subject;
  private final FlowPane strip = new FlowPane();
  private final Slider slider = new Slider();
  private final Label caption = new Label();
  private final List<ToggleButton> cells = new ArrayList<>();
  private final List<Thumbnail> thumbnails = new ArrayList<>();

  /**
   * @param play plays the states as a film
   */
  TrajectoryStrip(TrajectoryModel model, ObservableValue<Subject> subject, Button play) {
    this.model = model;
    this.subject = subject;
    getStyleClass().add("trajectory");
    Label heading = new Label(STRINGS.text("trajectory"));
    heading.getStyleClass().add("heading");
    heading.setLabelFor(slider);
    caption.getStyleClass().addAll("caption", Styles.TEXT_MUTED);
    caption.setWrapText(true);
    slider.setId("inspector-scrub");
    slider.setAccessibleText(STRINGS.text("trajectory"));
    slider.setTooltip(new Tooltip(STRINGS.text("trajectory.hint")));
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    strip.getStyleClass().add("pictures");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header = new HBox(heading, space, play);
    header.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(header, strip, slider, caption);
    slider
        .valueProperty()
        .subscribe(value -> model.position().set((int) Math.round(value.doubleValue())));
    model.position().subscribe(position -> mark());
    model.trajectory().subscribe(known -> rebuild());
    model.previews().addListener((MapChangeListener<KeptState, Image>) change -> pictures());
  }

  private List<KeptState> states() {
    return model.trajectory().getValue().states();
  }

  private void rebuild() {
    cells.clear();
    thumbnails.clear();
    for (KeptState state : states()) {
      ToggleButton cell = new ToggleButton();
      thumbnails.add(Thumbnail.on(cell, words(state)));
      cell.getStyleClass().add(state.inherited() ? "inherited" : "own");
      int index = cells.size();
      cell.setOnAction(event -> {
        model.position().set(index);
        mark();
      });
      cells.add(cell);
    }
    strip.getChildren().setAll(cells);
    boolean several = cells.size() > 1;
    // The position follows only once the model has set it.
    slider.setMax(Math.max(1, cells.size() - 1));
    slider.setVisible(several);
    slider.setManaged(several);
    setVisible(!cells.isEmpty());
    setManaged(!cells.isEmpty());
    pictures();
    mark();
  }

  private void pictures() {
    for (int i = 0; i < cells.size(); i++) {
      thumbnails.get(i).show(Optional.ofNullable(model.previews().get(states().get(i))));
    }
  }

  private void mark() {
    int position = model.position().get();
    if (Math.round(slider.getValue()) != position) {
      slider.setValue(position);
    }
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).setSelected(i == position);
    }
    caption.setText(model.at().map(this::words).orElse(""));
  }

  private String words(KeptState state) {
    int steps = subject.getValue().stored().map(s -> s.moment().report().spec().steps()).orElse(0);
    String words = STRINGS.text("state", Numbers.count(state.state()), Numbers.count(steps));
    if (state.inherited()) {
      words = STRINGS.text("state.inherited", words, Numbers.count(state.candidate()));
    }
    String before = words;
    return model
        .trajectory()
        .getValue()
        .levels()
        .map(l -> STRINGS.text("state.level", before, Numbers.setting(l.sigma(state.state()))))
        .orElse(before);
  }
}
