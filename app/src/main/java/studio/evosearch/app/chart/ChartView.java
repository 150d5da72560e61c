package studio.evosearch.app.chart;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
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
  /** From this width on, gauges bear their names. */
  private static final double NAMED = 780;

  private final Workbench bench;
  private final ChartWords words = ChartWords.here();
  private final ChartViewModel model;
  private final Legend legend;
  private final OverlayBar others;
  private final Label alarm = new Label("", new FontIcon(Material2MZ.WARNING));
  private final Label empty = new Label(words.text("empty"));
  private final VBox content = new VBox();
  private Optional<ChartPane> chart = Optional.empty();
  private boolean making;

  public ChartView(Workbench bench) {
    this.bench = bench;
    this.model = new ChartViewModel(bench);
    this.legend = new Legend(words, model, this::refresh);
    this.others = new OverlayBar(words, model.overlays());
    getStylesheets().add(style());
    getStyleClass().add("reward-chart");
    CompareMenu compare = new CompareMenu(words, model);
    actions(compare);
    empty.getStyleClass().add("reward-empty");
    empty.setWrapText(true);
    alarm.getStyleClass().add("reward-alarm");
    alarm.setWrapText(true);
    alarm.setMinHeight(USE_PREF_SIZE);
    content.getChildren().addAll(bar(compare), others, alarm);
    getChildren().addAll(empty, content);
    model.shown().subscribe(this::show);
    bench.session().folder().subscribe(this::begin);
    bench.themes().palette().subscribe(this::relist);
    model.heldOut().subscribe(this::relist);
    model.overlays().all().addListener((ListChangeListener<Overlay>) change -> relist());
    bench.session().selection().ids().subscribe(this::refresh);
    model.planned().subscribe(this::refresh);
  }

  private static String style() {
    return String.valueOf(ChartView.class.getResource("chart.css"));
  }

  private void actions(CompareMenu compare) {
    ObservableBooleanValue can = model.comparable();
    bench
        .actions()
        .add(
            Action.of(
                words.strings(),
                "chart.baselineBestOfN",
                Material2AL.EMOJI_EVENTS,
                "",
                can,
                () -> model.startBaseline(MethodKind.BEST_OF_N)),
            Action.of(
                words.strings(),
                "chart.baselineParticle",
                Material2AL.GRAIN,
                "",
                can,
                () -> model.startBaseline(MethodKind.PARTICLE)),
            Action.of(
                words.strings(),
                "chart.compare",
                Material2MZ.MULTILINE_CHART,
                "",
                can,
                compare::show),
            Action.of(
                words.strings(),
                "chart.showAll",
                Material2MZ.ZOOM_OUT_MAP,
                "",
                can,
                () -> chart.ifPresent(ChartPane::unzoom)));
  }

  private HBox bar(CompareMenu compare) {
    HBox tools =
        new HBox(
            gauge("diversity", Material2MZ.SHUFFLE, model.diversity()),
            gauge("parents", Material2AL.ACCOUNT_TREE, model.parents()),
            bench.actions().iconButton("chart.baselineBestOfN"),
            bench.actions().iconButton("chart.baselineParticle"),
            compare);
    tools.getStyleClass().add("reward-tools");
    HBox bar = new HBox(legend, tools);
    bar.getStyleClass().add("reward-bar");
    bar.setAlignment(Pos.TOP_LEFT);
    tools.setMinWidth(USE_PREF_SIZE);
    bar.widthProperty().subscribe(width -> named(tools, width.doubleValue() >= NAMED));
    HBox.setHgrow(legend, Priority.ALWAYS);
    return bar;
  }

  private static void named(HBox tools, boolean wide) {
    tools.getChildren().forEach(tool -> {
      if (tool instanceof GaugeView gauge) {
        gauge.named(wide);
      }
    });
  }

  private GaugeView gauge(String key, Ikon icon, ObservableValue<Gauge> gauge) {
    return new GaugeView(
        icon,
        words.text("gauge." + key),
        words.text("gauge." + key + ".hint"),
        gauge,
        bench.themes().palette());
  }

  /** What loads slowly is made in the background, once there is a run to draw. */
  private void begin(Optional<Path> run) {
    chart.ifPresent(ChartPane::unzoom);
    if (run.isPresent() && !making) {
      making = true;
      bench.tasks().run(() -> ChartParts.make(words), this::take);
    }
  }

  private void take(ChartParts parts) {
    ChartPane pane =
        new ChartPane(
            parts, model, this::drawing, () -> new Paints(bench.themes().palette().get()));
    VBox.setVgrow(pane, Priority.ALWAYS);
    content.getChildren().add(pane);
    chart = Optional.of(pane);
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

  private void show(Optional<ChartViewModel.Shown> shown) {
    boolean any = shown.filter(s -> !s.data().generations().isEmpty()).isPresent();
    content.setVisible(any);
    empty.setVisible(!any);
    String warning = shown.map(s -> words.alarm(s.parted())).orElse("");
    alarm.setText(warning);
    alarm.setVisible(!warning.isEmpty());
    alarm.setManaged(!warning.isEmpty());
    alarm.setTooltip(shown.map(s -> new Tooltip(words.evidence(s.parted()))).orElse(null));
    relist();
  }

  private void relist() {
    model
        .shown()
        .get()
        .ifPresent(
            shown -> legend.show(shown, model.overlays().all(), bench.themes().palette().get()));
    refresh();
  }

  private void refresh() {
    chart.ifPresent(ChartPane::refresh);
  }
}
