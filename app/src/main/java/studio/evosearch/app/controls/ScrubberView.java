package studio.evosearch.app.controls;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;

/** The scrubber over a run's generations. */
final class ScrubberView extends HBox {
  private static final Strings STRINGS = Strings.of(ScrubberView.class);
  private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

  private final ScrubberViewModel model;
  private final Slider slider = new Slider();

  ScrubberView(ScrubberViewModel model, Actions actions) {
    this.model = model;
    getStyleClass().add("scrubber");
    getStylesheets().add(ControlsView.STYLE);
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(6);
    slider.setId("scrubber");
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setAccessibleText(STRINGS.text("time.slider"));
    slider.setTooltip(new Tooltip(STRINGS.text("time.slider.hint")));
    HBox.setHgrow(slider, Priority.ALWAYS);
    Label text = new Label();
    text.textProperty().bind(model.text());
    text.setMinWidth(USE_PREF_SIZE);
    model.past().subscribe(past -> text.pseudoClassStateChanged(PAST, past));
    getChildren()
        .addAll(
            actions.iconButton("time.previous"),
            slider,
            actions.iconButton("time.next"),
            actions.iconButton("time.newest"),
            text);
    model.moment().subscribe(now -> show());
    slider
        .valueProperty()
        .subscribe(value -> {
          int wanted = (int) Math.round(value.doubleValue());
          if (wanted != model.generation()) {
            model.go(wanted);
          }
        });
  }

  private void show() {
    setVisible(model.last() >= 0);
    int generation = Math.max(0, model.generation());
    slider.setMax(Math.max(0, model.last()));
    slider.setValue(generation);
    slider.setDisable(model.last() < 1);
  }
}
