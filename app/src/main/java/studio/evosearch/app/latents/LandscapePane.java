package studio.evosearch.app.latents;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.analysis.Landscape.StateLine;

/** The page that tells how the reward lies over the latents. */
final class LandscapePane extends BorderPane {
  private static final Strings STRINGS = Strings.of(LandscapePane.class);
  private static final double TIP_WIDTH = 360;

  private final LandscapeModel model;
  private final GridPane table = new GridPane();
  private final Label of = note();
  private final Label problem = note();
  private final VBox page;

  LandscapePane(LandscapeModel model, Actions actions) {
    this.model = model;
    getStyleClass().add("landscape");
    setId("latents-landscape-page");
    table.getStyleClass().add("figures");
    Label title = new Label(STRINGS.text("landscape.title"));
    title.getStyleClass().add(Styles.TITLE_4);
    FlowPane acts =
        new FlowPane(
            8,
            4,
            actions.button("latents.survey"),
            actions.button("latents.previews"),
            actions.button("latents.copyLandscape"));
    page = new VBox(title, of, table, problem, acts);
    page.getStyleClass().add("page");
    ScrollPane scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(true);
    scroll.setAccessibleText(STRINGS.text("landscape.title"));
    setCenter(scroll);
    problem.textProperty().bind(model.problem());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    model.survey().subscribe(this::show);
  }

  private static Label note() {
    Label note = new Label();
    note.setWrapText(true);
    note.getStyleClass().add("note");
    return note;
  }

  private void show(Optional<LandscapeModel.Survey> survey) {
    table.getChildren().clear();
    table.setVisible(survey.isPresent());
    survey.ifPresent(found -> {
      for (String column : LandscapeTable.COLUMNS) {
        int at = LandscapeTable.COLUMNS.indexOf(column);
        Label head = label(LandscapeTable.head(column), LandscapeTable.hint(column));
        head.setMinWidth(USE_PREF_SIZE);
        head.getStyleClass().add("head");
        table.add(head, at, 0);
      }
      int row = 1;
      for (StateLine line : found.landscape().states()) {
        addRow(LandscapeTable.row(line), row++);
      }
    });
    tell();
  }

  private void addRow(List<LandscapeTable.Cell> cells, int row) {
    for (int at = 0; at < cells.size(); at++) {
      Label figure = label(cells.get(at).text(), cells.get(at).hint());
      figure.setAccessibleText(
          STRINGS.text(
              "figure", LandscapeTable.head(LandscapeTable.COLUMNS.get(at)), cells.get(at).text()));
      figure.setMinWidth(USE_PREF_SIZE);
      table.add(figure, at, row);
    }
  }

  private static Label label(String text, String hint) {
    Label label = new Label(text);
    Tooltip tip = new Tooltip(hint);
    tip.setWrapText(true);
    tip.setMaxWidth(TIP_WIDTH);
    label.setTooltip(tip);
    label.setAccessibleHelp(hint);
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }

  /** Says what it is of, and whether there is more to know by now. */
  void tell() {
    of.setText(
        model
            .survey()
            .get()
            .map(survey ->
                STRINGS.text(
                    model.stale() ? "landscape.stale" : "landscape.of",
                    Numbers.count(survey.report().candidates().size()),
                    Numbers.count(survey.report().generations().size()),
                    MapWords.name(survey.settings().method())))
            .orElseGet(() -> STRINGS.text("landscape.none")));
  }
}
