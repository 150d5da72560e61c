package studio.evosearch.app.setup;

import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import studio.evosearch.app.fx.Strings;

/** Labelled controls, one below another. */
final class Form extends GridPane {
  private static final Strings STRINGS = Strings.of(Form.class);

  Form() {
    getStyleClass().add("form");
    ColumnConstraints names = new ColumnConstraints();
    names.setPercentWidth(46);
    ColumnConstraints controls = new ColumnConstraints();
    controls.setPercentWidth(54);
    controls.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, controls);
  }

  /** A control with its name, {@code field.KEY}, and its explanation, {@code field.KEY.hint}. */
  Form row(String key, Control control) {
    return labelled(STRINGS.text("field." + key), explain(key, control));
  }

  /** The same for one of several such controls, each with a name of its own. */
  Form named(String own, String key, Control control) {
    explain(key, control);
    control.setId("setup-" + key + "-" + own);
    control.setAccessibleText(STRINGS.text("field." + key) + ": " + own);
    return labelled(own, control);
  }

  private Form labelled(String text, Control control) {
    Label name = new Label(text);
    name.setWrapText(true);
    name.setLabelFor(control);
    name.setTooltip(control.getTooltip());
    control.setMaxWidth(Double.MAX_VALUE);
    setValignment(name, VPos.CENTER);
    addRow(getRowCount(), name, control);
    return this;
  }

  /** Something across both columns. */
  Form wide(Node node) {
    add(node, 0, getRowCount(), 2, 1);
    return this;
  }

  /** A quiet sentence below a control, while there is something to say. */
  static Label hint(ObservableValue<String> text) {
    Label label = new Label();
    label.setWrapText(true);
    label.getStyleClass().add("facts");
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  /** Gives a control its name and its explanation without a label beside it. */
  static <C extends Control> C explain(String key, C control) {
    control.setId("setup-" + key.replace('.', '-'));
    control.setAccessibleText(STRINGS.text("field." + key));
    Tooltip tip = new Tooltip(STRINGS.text("field." + key + ".hint"));
    tip.setWrapText(true);
    tip.setMaxWidth(320);
    control.setTooltip(tip);
    return control;
  }
}
