package studio.evosearch.app.lineage;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.lineage.EdgeKind.Colouring;

/** What the colours mean, and what of them is of interest. */
final class LineageBar extends FlowPane {
  private static final Strings STRINGS = Strings.of(LineageBar.class);
  private static final int STOPS = 12;

  private final LineageViewModel model;
  private final ForestPainter painter;
  private final HBox legend = new HBox(4);
  private final Region scale = new Region();
  private final Label lowest = new Label();
  private final Label highest = new Label();
  private Palette palette = Palette.LIGHT;
  private Set<EdgeKind> kinds = Set.of();

  LineageBar(LineageViewModel model, Actions actions, ForestPainter painter) {
    super(14, 4);
    this.model = model;
    this.painter = painter;
    getStyleClass().add("bar");
    legend.setAlignment(Pos.CENTER_LEFT);
    HBox view =
        new HBox(
            actions.iconButton("lineage.zoomOut"),
            actions.iconButton("lineage.zoomIn"),
            actions.iconButton("lineage.fit"),
            actions.iconButton("lineage.centre"),
            actions.iconButton("lineage.ancestors"));
    getChildren().addAll(view, colouring(), legend, fitness());
    model.look().subscribe(look -> update());
  }

  private HBox colouring() {
    ComboBox<Colouring> choice = new ComboBox<>();
    choice.setId("lineage-colouring");
    choice.getItems().addAll(Colouring.values());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Colouring colouring) {
            return colouring == null ? "" : STRINGS.text("colouring." + name(colouring));
          }

          @Override
          public Colouring fromString(String text) {
            throw new UnsupportedOperationException("the choice is not typed");
          }
        });
    choice.valueProperty().bindBidirectional(model.colouring());
    choice.setTooltip(new Tooltip(STRINGS.text("colouring.hint")));
    Label label = new Label(STRINGS.text("colouring"));
    label.setLabelFor(choice);
    return row(label, choice);
  }

  private HBox fitness() {
    scale.getStyleClass().add("scale");
    scale.setAccessibleText(STRINGS.text("fitness"));
    Label label = new Label(STRINGS.text("fitness"));
    return row(label, lowest, scale, highest);
  }

  private static HBox row(javafx.scene.Node... nodes) {
    HBox row = new HBox(6, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Takes other colours. */
  void paint(Palette changed) {
    palette = changed;
    Stop[] stops =
        IntStream.rangeClosed(0, STOPS)
            .mapToObj(i -> (double) i / STOPS)
            .map(at -> new Stop(at, painter.colours().of(at)))
            .toArray(Stop[]::new);
    scale.setBackground(filled(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops)));
    fillLegend();
  }

  private void update() {
    Optional<LineagePlot> plot = model.look().get().map(Look::plot);
    lowest.setText(plot.map(p -> Numbers.reward(p.lowest())).orElse(""));
    highest.setText(plot.map(p -> Numbers.reward(p.highest())).orElse(""));
    Set<EdgeKind> there = plot.map(p -> p.kinds(model.colouring().get())).orElse(Set.of());
    if (!there.equals(kinds)) {
      kinds = there;
      fillLegend();
    }
  }

  private void fillLegend() {
    legend.getChildren().setAll(kinds.stream().sorted().map(this::entry).toList());
  }

  /** A switch that fades edges of a kind. */
  private ToggleButton entry(EdgeKind kind) {
    Color colour = kind.colour(palette);
    Region swatch = new Region();
    swatch.getStyleClass().add("swatch");
    swatch.setBackground(filled(colour));
    ToggleButton entry = new ToggleButton(STRINGS.text("kind." + name(kind)), swatch);
    entry.setId("lineage-kind-" + name(kind));
    entry.setTooltip(new Tooltip(STRINGS.text("kind." + name(kind) + ".hint")));
    entry.setSelected(model.look().get().filter(l -> l.faded().contains(kind)).isEmpty());
    entry.selectedProperty().subscribe(clear -> model.fade(kind, !clear));
    return entry;
  }

  private static Background filled(Paint paint) {
    return new Background(new BackgroundFill(paint, new CornerRadii(2), Insets.EMPTY));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
