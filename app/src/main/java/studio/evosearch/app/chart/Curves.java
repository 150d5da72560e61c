package studio.evosearch.app.chart;

import java.util.List;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;

/** Lines of points as JFreeChart reads them; the i-th is series i. */
final class Curves extends AbstractXYDataset {
  private static final long serialVersionUID = 1;

  private final transient List<List<Point>> curves;

  Curves(List<List<Point>> curves) {
    this.curves = List.copyOf(curves);
  }

  @Override
  public DomainOrder getDomainOrder() {
    return DomainOrder.ASCENDING;
  }

  @Override
  public int getSeriesCount() {
    return curves.size();
  }

  @Override
  public Comparable<Integer> getSeriesKey(int series) {
    return series;
  }

  @Override
  public int getItemCount(int series) {
    return curves.get(series).size();
  }

  @Override
  public Number getX(int series, int item) {
    return getXValue(series, item);
  }

  @Override
  public Number getY(int series, int item) {
    return getYValue(series, item);
  }

  @Override
  public double getXValue(int series, int item) {
    return curves.get(series).get(item).nfe();
  }

  @Override
  public double getYValue(int series, int item) {
    return curves.get(series).get(item).value();
  }
}
