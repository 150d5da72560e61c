package studio.evosearch.app.compare;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.app.fx.Strings;

/** The best fitness of two runs by what they had spent. */
final class RunChart extends Region {
  private static final Strings STRINGS = Strings.of(RunChart.class);
  private static final double LEFT = 52;
  private static final double BOTTOM = 22;
  private static final double MARGIN = 8;
  private static final int TICKS = 4;

  private final ObservableValue<Palette> palette;
  private final Canvas canvas = new Canvas();
  private List<RunCurve> curves = List.of();

  RunChart(ObservableValue<Palette> palette) {
    this.palette = palette;
    getChildren().add(canvas);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(STRINGS.text("chart"));
    setPrefHeight(150);
    setMinHeight(100);
    palette.subscribe(colours -> paint());
  }

  void show(List<RunCurve> shown) {
    curves = shown.stream().filter(curve -> !curve.points().isEmpty()).toList();
    if (curves.size() < shown.size()) {
      // Without the other, a line would take its colour.
      curves = List.of();
    }
    paint();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    paint();
  }

  private Stream<RunCurve.Point> points() {
    return curves.stream().flatMap(curve -> curve.points().stream());
  }

  private void paint() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (curves.isEmpty() || canvas.getWidth() <= LEFT + MARGIN) {
      return;
    }
    Scale scale =
        new Scale(
            points().mapToLong(RunCurve.Point::nfe).max().orElse(1),
            points().mapToDouble(RunCurve.Point::fitness).min().orElse(0),
            points().mapToDouble(RunCurve.Point::fitness).max().orElse(1));
    axes(g, scale);
    for (int i = 0; i < curves.size(); i++) {
      g.setStroke(palette.getValue().series(i));
      g.setLineWidth(2);
      // Also told apart without colours.
      g.setLineDashes(i == 0 ? new double[0] : new double[] {6, 4});
      line(g, scale, curves.get(i).points());
    }
    g.setLineDashes();
  }

  /** From the run's values to the canvas. */
  private final class Scale {
    private final long nfe;
    private final double low;
    private final double high;

    Scale(long nfe, double low, double high) {
      double room = high > low ? 0.05 * (high - low) : 0.5;
      this.nfe = nfe;
      this.low = low - room;
      this.high = high + room;
    }

    double x(long at) {
      return LEFT + (double) at / nfe * (canvas.getWidth() - LEFT - MARGIN);
    }

    double y(double fitness) {
      double height = canvas.getHeight() - BOTTOM - MARGIN;
      return MARGIN + (high - fitness) / (high - low) * height;
    }
  }

  private void axes(GraphicsContext g, Scale scale) {
    Palette colours = palette.getValue();
    g.setFont(Font.font(11));
    g.setLineWidth(1);
    g.setStroke(colours.line());
    g.setFill(colours.muted());
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    for (double fitness : ticks(scale.low, scale.high)) {
      double y = Math.round(scale.y(fitness)) + 0.5;
      g.strokeLine(LEFT, y, canvas.getWidth() - MARGIN, y);
      g.fillText(Numbers.setting(fitness), LEFT - 6, y);
    }
    g.setTextBaseline(VPos.BOTTOM);
    double bottom = canvas.getHeight() - 2;
    g.fillText("NFE", LEFT - 6, bottom);
    g.setTextAlign(TextAlignment.CENTER);
    for (double nfe : ticks(0, (double) scale.nfe)) {
      long mark = Math.round(nfe);
      g.fillText(Numbers.count(mark), Math.min(scale.x(mark), canvas.getWidth() - 16), bottom);
    }
  }

  /** A few round numbers within a range. */
  static double[] ticks(double low, double high) {
    double rough = (high - low) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step =
        power * DoubleStream.of(1, 2, 5, 10).filter(s -> s * power >= rough).findFirst().orElse(10);
    long first = (long) Math.ceil(low / step);
    long last = (long) Math.floor(high / step);
    return LongStream.rangeClosed(first, last).mapToDouble(i -> i * step).toArray();
  }

  /** What is best stays so until something better is found: steps, up to the last generation. */
  private static void line(GraphicsContext g, Scale scale, List<RunCurve.Point> points) {
    g.beginPath();
    RunCurve.Point first = points.getFirst();
    g.moveTo(scale.x(first.nfe()), scale.y(first.fitness()));
    double last = scale.y(first.fitness());
    for (RunCurve.Point point : points) {
      g.lineTo(scale.x(point.nfe()), last);
      last = scale.y(point.fitness());
      g.lineTo(scale.x(point.nfe()), last);
    }
    g.stroke();
  }
}
