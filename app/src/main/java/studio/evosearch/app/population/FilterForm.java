package studio.evosearch.app.population;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;

/** What candidates must be to be shown; every change applies at once. */
final class FilterForm extends VBox {
  private static final Strings STRINGS = Strings.of(FilterForm.class);

  private final PopulationViewModel model;
  private final ChoiceBox<Order> figure = new ChoiceBox<>();
  private final TextField least = new TextField();
  private final Map<Mark, CheckBox> marks = new LinkedHashMap<>();
  private final CheckBox notRejected = new CheckBox(STRINGS.text("filter.notRejected"));
  private final TextField from = new TextField();
  private final TextField to = new TextField();

  FilterForm(PopulationViewModel model) {
    this.model = model;
    getStyleClass().add("filter-form");
    HBox ticks = new HBox();
    for (Mark mark : Mark.values()) {
      CheckBox tick = new CheckBox(Looks.name(mark));
      tick.setId("filter-" + mark.name());
      marks.put(mark, tick);
      ticks.getChildren().add(tick);
    }
    figure.setConverter(new FigureName());
    figure.getItems().setAll(model.figures());
    least.setId("filter-least");
    name(figure, "filter.figure");
    name(least, "filter.least");
    name(from, "filter.from");
    name(to, "filter.to");
    Button clear = new Button(STRINGS.text("filter.clear"));
    clear.setId("filter-clear");
    clear.setOnAction(event -> write(Filter.NONE));
    getChildren()
        .addAll(
            new HBox(label("filter.atLeast"), figure, new Label("≥"), least),
            label("filter.only"),
            ticks,
            notRejected,
            new HBox(label("filter.generations"), from, new Label("–"), to),
            clear);
    getChildren().stream()
        .filter(HBox.class::isInstance)
        .map(HBox.class::cast)
        .forEach(row -> row.setAlignment(Pos.CENTER_LEFT));
    write(model.query().get().filter());
    figure.valueProperty().subscribe(this::read);
    least.textProperty().subscribe(this::read);
    marks.values().forEach(tick -> tick.selectedProperty().subscribe(this::read));
    notRejected.selectedProperty().subscribe(this::read);
    from.textProperty().subscribe(this::read);
    to.textProperty().subscribe(this::read);
  }

  private static Label label(String key) {
    return new Label(STRINGS.text(key));
  }

  private static void name(Control control, String key) {
    control.setAccessibleText(STRINGS.text(key));
    if (control instanceof TextField field) {
      field.setPrefColumnCount(5);
    }
  }

  private void write(Filter filter) {
    figure.setValue(filter.least().map(Filter.Least::of).orElse(new Order.Fitness()));
    least.setText(filter.least().map(l -> Numbers.setting(l.value())).orElse(""));
    marks.forEach((mark, tick) -> tick.setSelected(filter.marks().contains(mark)));
    notRejected.setSelected(filter.notRejected());
    from.setText(filter.from().stream().mapToObj(Numbers::count).findFirst().orElse(""));
    to.setText(filter.to().stream().mapToObj(Numbers::count).findFirst().orElse(""));
  }

  private void read() {
    OptionalDouble value = number(least);
    Filter filter =
        new Filter(
            value.isPresent()
                ? Optional.of(new Filter.Least(figure.getValue(), value.getAsDouble()))
                : Optional.empty(),
            marks.entrySet().stream()
                .filter(e -> e.getValue().isSelected())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()),
            notRejected.isSelected(),
            whole(from),
            whole(to));
    model.query().set(model.query().get().with(filter));
  }

  private static OptionalInt whole(TextField field) {
    OptionalDouble value = number(field);
    return value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty();
  }

  /** What is no number asks for nothing, and is marked. */
  private static OptionalDouble number(TextField field) {
    OptionalDouble value = OptionalDouble.empty();
    String text = field.getText().strip();
    try {
      value = text.isEmpty() ? value : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      // Marked below; half a number is there while one is being typed.
    }
    field.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty() && value.isEmpty());
    return value;
  }

  private static final class FigureName extends StringConverter<Order> {
    @Override
    public String toString(Order order) {
      return Looks.name(order);
    }

    @Override
    public Order fromString(String name) {
      throw new UnsupportedOperationException("figures are chosen, not typed");
    }
  }
}
