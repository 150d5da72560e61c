package studio.evosearch.app.chart;

import java.awt.Color;
import java.awt.Stroke;
import java.util.Optional;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;

/**
 * What stands across the chart: what a person did, where guide and held-out reward part, where the
 * scrubber stands, and a veil over what came after that.
 */
final class PlotMarks {
  /** With more of them, their labels would cover one another; the pointer still tells. */
  private static final int MOST_LABELS = 12;

  private final XYPlot plot;
  private final ChartWords words;

  PlotMarks(XYPlot plot, ChartWords words) {
    this.plot = plot;
    this.words = words;
  }

  void show(Drawing drawing, Paints paints) {
    plot.clearDomainMarkers();
    ChartData data = drawing.data();
    double now = drawing.shown().nfe();
    drawing.shown().parted().stream()
        .filter(parted -> drawing.heldOut().equals(Optional.of(parted.heldOut())))
        .forEach(parted -> behind(span(data.nfeAt(parted.since()), now, paints.alarm())));
    if (drawing.has(Drawing.Layer.ACTS)) {
      data.marks().forEach(mark -> behind(act(mark, data.marks().size(), paints)));
    }
    if (drawing.shown().moment().past()) {
      plot.addDomainMarker(span(now, data.nfe(), paints.veil()), Layer.FOREGROUND);
    }
    plot.addDomainMarker(line(now, paints.text(), Paints.HAIR), Layer.FOREGROUND);
  }

  private void behind(Marker marker) {
    plot.addDomainMarker(marker, Layer.BACKGROUND);
  }

  private Marker act(Mark mark, int marks, Paints paints) {
    Marker marker = line(mark.nfe(), paints.muted(), Paints.DOTTED);
    if (marks <= MOST_LABELS) {
      marker.setLabel(words.label(mark));
      marker.setLabelFont(Paints.SMALL);
      marker.setLabelPaint(paints.muted());
      marker.setLabelBackgroundColor(Paints.faint(paints.background(), 0));
      marker.setLabelAnchor(RectangleAnchor.BOTTOM_RIGHT);
      marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
    }
    return marker;
  }

  private static Marker line(double at, Color paint, Stroke stroke) {
    return new ValueMarker(at, paint, stroke);
  }

  private static Marker span(double from, double to, Color paint) {
    Marker span = new IntervalMarker(from, to, paint);
    span.setAlpha(1);
    return span;
  }
}
