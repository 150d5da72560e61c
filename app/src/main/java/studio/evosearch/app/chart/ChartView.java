package studio.evosearch.app.chart;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.search.MethodKind;

/** Reward against NFE, and how diverse the population is. */
public final class ChartView extends StackPane {
  private final Workbench bench;
  private final ChartWords words = ChartWords.here();
  private final ChartViewModel model;
  private final Legend legend;
  private final OverlayBar others;
  private final Label alarm = new Label("", new FontIcon(Material2MZ.WARNING));
  private final Label empty = new Label(words.text("empty"));
  private final VBox content = new VBox();
  private final CompareMenu compare;
  private final BooleanProperty zoomed = new SimpleBooleanProperty();
  private Optional<ChartPane> chart = Optional.empty();
  private boolean making;

  public ChartView(Workbench bench) {
    this.bench = bench;
    this.model = new ChartViewModel(bench);
    this.legend = new Legend(words, model, this::refresh);
    this.compare = new CompareMenu(words, model);
    this.others = new OverlayBar(words, model.overlays());
    getStylesheets().add(style());
    getStyleClass().add("reward-chart");
    actions();
    empty.getStyleClass().add("reward-empty");
    empty.setWrapText(true);
    alarm.getStyleClass().add("reward-alarm");
    alarm.setWrapText(true);
    alarm.setMinHeight(USE_PREF_SIZE);
    content.getChildren().addAll(new ChartBar(legend, bench, model, words, compare), others, alarm);
    getChildren().addAll(empty, content);
    model.shown().subscribe(this::show);
    bench.session().folder().subscribe(run -> chart.ifPresent(ChartPane::unzoom));
    bench.themes().palette().subscribe(this::relist);
    model.heldOut().subscribe(this::relist);
    model.overlays().all().addListener((ListChangeListener<Overlay>) change -> relist());
    bench.session().selection().ids().subscribe(this::refresh);
    // Told each time a denoiser call is done, and the same nearly always: drawn when it changes.
    model.planned().subscribe(planned -> refresh());
  }

  private static String style() {
    return String.valueOf(ChartView.class.getResource("chart.css"));
  }

  private void actions() {
    bench
        .actions()
        .add(
            action(
                "chart.baselineBestOfN",
                Material2AL.EMOJI_EVENTS,
                model.comparable(),
                () -> model.startBaseline(MethodKind.BEST_OF_N)),
            action(
                "chart.baselineParticle",
                Material2AL.GRAIN,
                model.comparable(),
                () -> model.startBaseline(MethodKind.PARTICLE)),
            action("chart.compare", Material2MZ.MULTILINE_CHART, model.comparable(), compare::show),
            action(
                "chart.showAll",
                Material2MZ.ZOOM_OUT_MAP,
                zoomed,
                () -> chart.ifPresent(ChartPane::unzoom)));
  }

  private Action action(String id, Ikon icon, ObservableBooleanValue enabled, Runnable run) {
    return Action.of(words.strings(), id, icon, "", enabled, run);
  }

  /** What loads slowly is made in the background, once there is something to draw. */
  private void make() {
    Optional<Drawing> first = drawing().filter(d -> !d.data().generations().isEmpty());
    if (first.isPresent() && !making) {
      making = true;
      Paints paints = paints();
      bench.tasks().run(() -> ChartParts.make(words, first.get(), paints), this::take);
    }
  }

  private void take(ChartParts parts) {
    ChartPane pane = new ChartPane(parts, model, this::drawing, this::paints);
    VBox.setVgrow(pane, Priority.ALWAYS);
    content.getChildren().add(pane);
    pane.zoomed().subscribe(zoomed::set);
    chart = Optional.of(pane);
  }

  private Paints paints() {
    return new Paints(bench.themes().palette().get());
  }

  private Optional<Drawing> drawing() {
    return model
        .shown()
        .get()
        .map(shown ->
            new Drawing(
                shown,
                legend.visible(),
                model.heldOut().get(),
                model.overlays().all(),
                bench.session().selection().ids().get(),
                model.lineage(),
                model.planned().getValue()));
  }

  private void show(Optional<ShownRun> shown) {
    boolean any = shown.filter(s -> !s.data().generations().isEmpty()).isPresent();
    content.setVisible(any);
    empty.setVisible(!any);
    String warning = shown.map(s -> words.alarm(s.parted())).orElse("");
    alarm.setText(warning);
    alarm.setVisible(!warning.isEmpty());
    alarm.setManaged(!warning.isEmpty());
    alarm.setTooltip(shown.map(s -> new Tooltip(words.evidence(s.parted()))).orElse(null));
    make();
    relist();
  }

  private void relist() {
    model
        .shown()
        .get()
        .ifPresent(shown -> {
          Palette palette = bench.themes().palette().get();
          legend.show(shown, palette);
          others.show(shown.moment().report(), palette);
        });
    refresh();
  }

  private void refresh() {
    chart.ifPresent(ChartPane::refresh);
  }
}
