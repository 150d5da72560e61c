package studio.evosearch.app.setup;

import java.util.OptionalInt;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.model.WantedSize;

/** How large the candidates are to be; what is left empty is as the model makes it by itself. */
final class SizeSettings {
  private static final Strings STRINGS = Strings.of(SizeSettings.class);

  final StringProperty width = new SimpleStringProperty("");
  final StringProperty height = new SimpleStringProperty("");
  final StringProperty frames = new SimpleStringProperty("");

  Observable[] all() {
    return new Observable[] {width, height, frames};
  }

  /**
   * The size as a spec has it.
   *
   * @throws IllegalArgumentException when a field holds no whole number above 0, or one of width
   *     and height is missing
   */
  WantedSize wanted() {
    OptionalInt wide = extent(width);
    OptionalInt high = extent(height);
    if (wide.isPresent() != high.isPresent()) {
      throw new IllegalArgumentException(STRINGS.text("problem.size"));
    }
    return new WantedSize(wide, high, extent(frames));
  }

  /** The size to try a model with: its own while what is typed is none. */
  WantedSize orOwn() {
    try {
      return wanted();
    } catch (IllegalArgumentException e) {
      // What does not fit is told where the draft is put together.
      return WantedSize.OWN;
    }
  }

  private static OptionalInt extent(StringProperty field) {
    String text = field.get().strip();
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.matches("[1-9]\\d{0,4}")) {
      throw new IllegalArgumentException(STRINGS.text("problem.extent", text));
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  void load(WantedSize size) {
    width.set(text(size.width()));
    height.set(text(size.height()));
    frames.set(text(size.frames()));
  }

  private static String text(OptionalInt extent) {
    return extent.isPresent() ? Numbers.count(extent.getAsInt()) : "";
  }
}
