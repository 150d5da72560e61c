package studio.evosearch.app.library;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.library.OfferViewModel.Difference;

/** Settings that differ: their names, what is set now, and what is offered. */
final class DifferenceTable extends TableView<Difference> {
  private static final Strings STRINGS = Strings.of(DifferenceTable.class);

  DifferenceTable(List<Difference> differences) {
    super(FXCollections.observableList(differences));
    setId("library-differences");
    setAccessibleText(STRINGS.text("offer.table"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns()
        .setAll(
            List.of(
                column("offer.setting", 150, Difference::setting),
                column("offer.now", 190, Difference::now),
                column("offer.offered", 190, Difference::offered)));
    setPrefHeight(300);
    setPrefWidth(560);
  }

  private static TableColumn<Difference, String> column(
      String key, double width, Function<Difference, String> value) {
    TableColumn<Difference, String> column = new TableColumn<>(STRINGS.text(key));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    column.setCellFactory(made -> new WrappedCell());
    return column;
  }

  /** A cell as high as its text needs: prompts are long. */
  private static final class WrappedCell extends TableCell<Difference, String> {
    private static final double PADDING = 18;

    private final Text text = new Text();

    WrappedCell() {
      text.getStyleClass().add("wrapped");
      text.wrappingWidthProperty().bind(widthProperty().subtract(PADDING));
    }

    @Override
    protected void updateItem(@Nullable String value, boolean empty) {
      super.updateItem(value, empty);
      text.setText(value == null || empty ? "" : value);
      setGraphic(value == null || empty ? null : text);
      setAccessibleText(value);
    }
  }
}
