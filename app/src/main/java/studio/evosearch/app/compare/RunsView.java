package studio.evosearch.app.compare;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSummary;

/** The run on show and another: their best pictures and best fitness at equal cost. */
final class RunsView extends VBox {
  private static final Strings STRINGS = Strings.of(RunsView.class);
  private static final double SHOWN = 72;
  private static final int SIZE = 160;

  private final Workbench bench;
  private final RunsModel model;
  private final ComboBox<RunSummary> choice = new ComboBox<>();
  private final RunChart chart;
  private final VBox found = new VBox();
  private boolean listing;
  private long showing;

  RunsView(Workbench bench, RunsModel model) {
    this.bench = bench;
    this.model = model;
    this.chart = new RunChart(bench.themes().palette());
    getStyleClass().add("runs");
    found.getStyleClass().add("tables");
    ScrollPane scroll = new ScrollPane(found);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(chooser(), chart, scroll);
    model.choices().subscribe(this::list);
    model.pair().subscribe(this::show);
  }

  private HBox chooser() {
    Label name = new Label(STRINGS.text("other"));
    name.setLabelFor(choice);
    name.setMinWidth(USE_PREF_SIZE);
    choice.setId("compare-run");
    choice.setPromptText(STRINGS.text("other.none"));
    choice.setAccessibleText(STRINGS.text("other"));
    choice.setTooltip(new Tooltip(STRINGS.text("other.hint")));
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setCellFactory(list -> new RunCell());
    choice.setButtonCell(new RunCell());
    choice
        .valueProperty()
        .subscribe(run -> {
          if (!listing) {
            model.chosen().set(Optional.ofNullable(run).map(RunSummary::folder));
          }
        });
    HBox.setHgrow(choice, Priority.ALWAYS);
    HBox bar = new HBox(name, choice);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("bar");
    return bar;
  }

  /** A run's name, method, best and cost in a line. */
  private static final class RunCell extends ListCell<RunSummary> {
    @Override
    protected void updateItem(@Nullable RunSummary run, boolean none) {
      super.updateItem(run, none);
      setText(
          run == null || none
              ? null
              : STRINGS.text(
                  "run",
                  run.name(),
                  run.method(),
                  Numbers.reward(run.best().orElse(Double.NaN)),
                  Numbers.count(run.nfe())));
    }
  }

  /** Lists anew without choosing anew. */
  private void list(List<RunSummary> runs) {
    listing = true;
    choice.getItems().setAll(runs);
    Optional<Path> chosen = model.chosen().get();
    choice.setValue(
        runs.stream()
            .filter(run -> chosen.equals(Optional.of(run.folder())))
            .findFirst()
            .orElse(null));
    listing = false;
  }

  private void show(Optional<RunPair> pair) {
    showing++;
    found.getChildren().clear();
    chart.show(pair.map(p -> List.of(p.leftCurve(), p.rightCurve())).orElse(List.of()));
    chart.setVisible(pair.isPresent());
    chart.setManaged(pair.isPresent());
    if (pair.isEmpty()) {
      found.getChildren().add(CandidateTables.note(STRINGS.text("other.choose")));
      return;
    }
    RunPair both = pair.get();
    if (!both.fair()) {
      found.getChildren().add(CandidateTables.note(STRINGS.text("unfair")));
    }
    found.getChildren().add(pictures(both));
    if (!both.differences().isEmpty()) {
      Label heading = new Label(STRINGS.text("settings"));
      heading.getStyleClass().add("heading");
      ValueTable table = new ValueTable(List.of("A", "B"));
      both.differences().forEach(table::texts);
      found.getChildren().addAll(heading, table);
    }
  }

  private GridPane pictures(RunPair pair) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("equal");
    grid.add(new Label(STRINGS.text("atNfe")), 0, 0);
    grid.add(head(0, pair.left()), 1, 0);
    grid.add(head(1, pair.right()), 2, 0);
    int row = 1;
    for (RunPair.Row at : pair.rows()) {
      Label nfe = new Label(Numbers.count(at.nfe()));
      nfe.getStyleClass().add(Styles.TEXT_MUTED);
      grid.add(nfe, 0, row);
      grid.add(cell(pair.left(), at.left()), 1, row);
      grid.add(cell(pair.right(), at.right()), 2, row);
      row++;
    }
    return grid;
  }

  /** In the colour of the run's line. */
  private Label head(int series, RunReport run) {
    Label head =
        new Label(
            STRINGS.text(
                "candidate", PicturesPane.letter(series), RunPair.name(Path.of(run.run()))));
    head.getStyleClass().add(Styles.TEXT_BOLD);
    head.textFillProperty().bind(bench.themes().palette().map(colours -> colours.series(series)));
    head.setMinWidth(0);
    head.setTooltip(new Tooltip(run.prompt()));
    return head;
  }

  private Node cell(RunReport run, Optional<RunCurve.Point> best) {
    if (best.isEmpty()) {
      Label nothing = new Label("–");
      nothing.setAccessibleText(STRINGS.text("nothingYet"));
      return nothing;
    }
    ImageView view = new ImageView();
    view.setPreserveRatio(true);
    view.setFitWidth(SHOWN);
    view.setFitHeight(SHOWN);
    StackPane frame = new StackPane(view);
    frame.setMinSize(SHOWN, SHOWN);
    frame.getStyleClass().add("frame");
    long wanted = showing;
    bench
        .pictures()
        .request(
            new Pictures.Key(Path.of(run.run()), best.get().candidate(), SIZE),
            () -> wanted == showing,
            view::setImage);
    Label fitness = new Label(Numbers.reward(best.get().fitness()));
    Label id = new Label(STRINGS.text("title", Numbers.count(best.get().candidate())));
    id.getStyleClass().addAll("caption", Styles.TEXT_MUTED);
    HBox cell = new HBox(frame, new VBox(fitness, id));
    cell.getStyleClass().add("bar");
    return cell;
  }
}
