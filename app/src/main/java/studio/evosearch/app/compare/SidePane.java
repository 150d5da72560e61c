package studio.evosearch.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.PicturePane;
import studio.evosearch.app.fx.Viewport;

/** Side by side, zoomed and moved together. */
final class SidePane extends PicturesPane {
  /** A candidate's place. */
  private final class Column extends VBox {
    private final PicturePane picture = new PicturePane(viewport);
    private final Label name = new Label();
    private final Button remove = new Button("", new FontIcon(Material2AL.CLOSE));

    Column() {
      getStyleClass().add("column");
      name.getStyleClass().add(Styles.TEXT_BOLD);
      name.setMinWidth(0);
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
      remove.setAccessibleText(STRINGS.text("remove"));
      remove.setTooltip(new Tooltip(STRINGS.text("remove")));
      HBox header = new HBox(name, remove);
      header.setAlignment(Pos.CENTER_LEFT);
      VBox.setVgrow(picture, Priority.ALWAYS);
      HBox.setHgrow(this, Priority.ALWAYS);
      getChildren().addAll(header, picture);
    }

    void show(Entry entry) {
      name.setText(name(entry));
      name.setTooltip(new Tooltip(entry.runName()));
      remove.setVisible(model.isAdded(entry));
      remove.setOnAction(event -> model.remove(entry));
      SidePane.this.show(picture, entry);
    }
  }

  private final HBox row = new HBox();
  private final List<Column> columns = new ArrayList<>();

  SidePane(CompareViewModel model, Viewport viewport, List<PicturePane> panes) {
    super(model, viewport);
    row.getStyleClass().add("columns");
    row.setFillHeight(true);
    getChildren().add(row);
    for (int i = 0; i < CompareViewModel.MOST; i++) {
      Column column = new Column();
      column.setPrefWidth(100);
      column.setMinWidth(0);
      columns.add(column);
      panes.add(column.picture);
    }
    update();
  }

  @Override
  void update() {
    List<Entry> entries = model.entries().get();
    if (row.getChildren().size() != entries.size()) {
      row.getChildren().setAll(columns.subList(0, entries.size()));
    }
    for (int i = 0; i < entries.size(); i++) {
      columns.get(i).show(entries.get(i));
    }
  }
}
