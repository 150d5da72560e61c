package studio.evosearch.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Names at the left, and a column of values for each thing that is compared. */
final class ValueTable extends GridPane {
  private int row;

  /**
   * @param columns what stands above the values
   */
  ValueTable(List<String> columns) {
    getStyleClass().add("values");
    ColumnConstraints names = new ColumnConstraints();
    names.setPercentWidth(28);
    getColumnConstraints().add(names);
    List<Label> heads = new ArrayList<>();
    for (String column : columns) {
      ColumnConstraints values = new ColumnConstraints();
      values.setHgrow(Priority.ALWAYS);
      values.setPercentWidth(72.0 / columns.size());
      values.setHalignment(HPos.LEFT);
      values.setFillWidth(true);
      getColumnConstraints().add(values);
      Label head = new Label(column);
      head.getStyleClass().add(Styles.TEXT_BOLD);
      heads.add(head);
    }
    row(new Label(), heads);
  }

  /** Adds a line. */
  void row(String name, List<Label> values) {
    Label label = new Label(name);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    row(label, values);
  }

  private void row(Label name, List<Label> values) {
    name.setWrapText(true);
    GridPane.setValignment(name, VPos.TOP);
    add(name, 0, row);
    for (int i = 0; i < values.size(); i++) {
      values.get(i).setWrapText(true);
      GridPane.setValignment(values.get(i), VPos.TOP);
      add(values.get(i), i + 1, row);
    }
    row++;
  }

  /** Adds a line of settings. */
  void texts(String name, List<String> values) {
    row(name, values.stream().map(Label::new).toList());
  }
}
