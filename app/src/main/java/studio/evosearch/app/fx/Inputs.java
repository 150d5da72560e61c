package studio.evosearch.app.fx;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.SpinnerValueFactory.DoubleSpinnerValueFactory;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;

/** Controls that show a setting and change it. */
public final class Inputs {
  private Inputs() {}

  /** A spinner of whole numbers. */
  public static Spinner<Integer> whole(IntegerProperty value, int least, int most, int by) {
    SpinnerValueFactory<Integer> values =
        new IntegerSpinnerValueFactory(least, most, value.get(), by);
    values.setConverter(converter(values, v -> Numbers.count(v), Integer::valueOf));
    values.valueProperty().subscribe(v -> value.set(v));
    value.subscribe(v -> values.setValue(v.intValue()));
    return spinner(values);
  }

  /** A spinner of numbers. */
  public static Spinner<Double> real(DoubleProperty value, double least, double most, double by) {
    SpinnerValueFactory<Double> values =
        new DoubleSpinnerValueFactory(least, most, value.get(), by);
    values.setConverter(converter(values, v -> Numbers.setting(v), Double::valueOf));
    values.valueProperty().subscribe(v -> value.set(v));
    value.subscribe(v -> values.setValue(v.doubleValue()));
    return spinner(values);
  }

  /** What is typed counts when the field is left, too; what is no number does not count. */
  private static <T> Spinner<T> spinner(SpinnerValueFactory<T> values) {
    Spinner<T> spinner = new Spinner<>(values);
    spinner.setEditable(true);
    spinner.setPrefWidth(110);
    spinner
        .focusedProperty()
        .subscribe((was, is) -> {
          if (was && !is) {
            spinner.commitValue();
            spinner.getEditor().setText(values.getConverter().toString(values.getValue()));
          }
        });
    return spinner;
  }

  /**
   * Reads what is typed. What cannot be read, and what is printed already, leave the value as it
   * is, so that digits that are not shown are not lost.
   */
  private static <T> StringConverter<T> converter(
      SpinnerValueFactory<T> values, Function<T, String> print, Function<String, T> parse) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return print.apply(value);
      }

      @Override
      public T fromString(String text) {
        T now = values.getValue();
        if (text.equals(toString(now))) {
          return now;
        }
        try {
          return parse.apply(text.strip());
        } catch (NumberFormatException e) {
          return now;
        }
      }
    };
  }

  /** A field of text. */
  public static TextField text(StringProperty value, String prompt) {
    TextField field = new TextField();
    field.textProperty().bindBidirectional(value);
    field.setPromptText(prompt);
    return field;
  }

  /** A choice of one of several. */
  public static <T> ComboBox<T> choice(
      ObjectProperty<T> value, List<T> all, Function<T, String> name) {
    ComboBox<T> box = new ComboBox<>();
    box.getItems().setAll(all);
    box.setConverter(naming(name));
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  /** Names values; is never asked to find one by its name. */
  private static <T> StringConverter<T> naming(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException(text);
      }
    };
  }

  /** A yes or no. */
  public static CheckBox check(BooleanProperty value, String text) {
    CheckBox box = new CheckBox(text);
    box.setWrapText(true);
    box.selectedProperty().bindBidirectional(value);
    return box;
  }
}
