package studio.evosearch.app.settings;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import studio.evosearch.app.fx.Strings;

/** Settings with their names on the left and a word about each beneath. */
final class Form extends GridPane {
  private final Strings strings;
  private int row;

  /**
   * @param strings has the texts {@code KEY} and {@code KEY.hint} of every setting
   */
  Form(Strings strings) {
    this.strings = strings;
    getStyleClass().add("form");
    ColumnConstraints names = new ColumnConstraints();
    names.setHalignment(HPos.RIGHT);
    names.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints controls = new ColumnConstraints();
    controls.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, controls);
  }

  /** Adds a setting of one control. */
  void add(String key, Control control, Object... hint) {
    add(key, control, control, hint);
  }

  /**
   * Adds a setting.
   *
   * @param control the one that the name is for
   * @param shown what holds it
   * @param hint arguments of the word about it
   */
  void add(String key, Control control, Node shown, Object... hint) {
    String name = strings.text(key);
    String word = strings.text(key + ".hint", hint);
    Label label = new Label(name);
    label.setLabelFor(control);
    label.setMinWidth(USE_PREF_SIZE);
    control.setId("preferences-" + key);
    control.setAccessibleText(name);
    control.setAccessibleHelp(word);
    control.setTooltip(new Tooltip(word));
    Label about = new Label(word);
    about.getStyleClass().add("hint");
    about.setWrapText(true);
    GridPane.setValignment(label, VPos.BASELINE);
    add(label, 0, row);
    add(shown, 1, row);
    add(about, 1, row + 1);
    row += 2;
  }
}
