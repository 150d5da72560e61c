package studio.evosearch.app.inspector;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;

/** How much a person likes the candidate, and their words for it. */
final class MarksEditor extends VBox {
  private static final Strings STRINGS = Strings.of(MarksEditor.class);
  private static final double STEP = 0.25;

  private final InspectorViewModel model;
  private final Slider rating = new Slider(-1, 1, 0);
  private final Label liking = new Label();
  private final FlowPane chips = new FlowPane();
  private List<String> shown = List.of();
  private boolean showing;

  MarksEditor(InspectorViewModel model) {
    this.model = model;
    getStyleClass().add("marks");
    getChildren().addAll(ratingRow(), chips, tagField());
    chips.getStyleClass().add("chips");
    disableProperty().bind(Bindings.not(model.steerable()));
    model
        .subject()
        .subscribe(subject -> {
          setVisible(subject.stored().isPresent());
          setManaged(subject.stored().isPresent());
          show();
        });
  }

  private HBox ratingRow() {
    Label name = new Label(STRINGS.text("rating"));
    name.setLabelFor(rating);
    rating.setId("inspector-rating");
    rating.setAccessibleText(STRINGS.text("rating"));
    rating.setTooltip(new Tooltip(STRINGS.text("rating.hint")));
    rating.setBlockIncrement(STEP);
    rating.setMajorTickUnit(STEP);
    rating.setMinorTickCount(0);
    rating.setSnapToTicks(true);
    rating.setMinWidth(60);
    HBox.setHgrow(rating, Priority.ALWAYS);
    liking.getStyleClass().add("number");
    liking.setMinWidth(44);
    liking.setAlignment(Pos.CENTER_RIGHT);
    rating
        .valueProperty()
        .subscribe(value -> {
          liking.setText(words(value.doubleValue()));
          commit();
        });
    rating.valueChangingProperty().subscribe(changing -> commit());
    HBox row = new HBox(name, rating, liking);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("row");
    return row;
  }

  private static String words(double liking) {
    return (liking > 0 ? "+" : "") + Numbers.setting(liking);
  }

  /** Posted once a drag has come to its end, and only what the person changed. */
  private void commit() {
    if (!showing && !rating.isValueChanging()) {
      model.rate(Math.round(rating.getValue() / STEP) * STEP);
    }
  }

  private TextField tagField() {
    TextField field = new TextField();
    field.setId("inspector-tag");
    field.setPromptText(STRINGS.text("tag"));
    field.setAccessibleText(STRINGS.text("tag"));
    field.setTooltip(new Tooltip(STRINGS.text("tag.hint")));
    field.setOnAction(event -> {
      model.tag(field.getText());
      field.clear();
    });
    return field;
  }

  private void show() {
    if (!rating.isValueChanging()) {
      showing = true;
      rating.setValue(model.rating());
      showing = false;
    }
    if (!model.tags().equals(shown)) {
      shown = model.tags();
      chips.getChildren().setAll(shown.stream().map(this::chip).toList());
    }
    chips.setVisible(!shown.isEmpty());
    chips.setManaged(!shown.isEmpty());
  }

  private Button chip(String tag) {
    Button chip = new Button(tag, new FontIcon(Material2AL.CLOSE));
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.getStyleClass().addAll("chip", Styles.SMALL);
    chip.setAccessibleText(STRINGS.text("untag", tag));
    chip.setTooltip(new Tooltip(STRINGS.text("untag", tag)));
    chip.setOnAction(event -> model.untag(tag));
    return chip;
  }
}
