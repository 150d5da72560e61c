package studio.evosearch.app.fx;

import studio.evosearch.app.fx.PlaneView.Scale;

/**
 * How far and how near one can look. The two ends may differ in their proportions: on the way from
 * one to the other, both axes change evenly, so that the way back leads through the same scales.
 *
 * @param far the smallest scale, at which all is seen
 * @param near the largest
 */
public record ZoomRange(Scale far, Scale near) {

  /**
   * A scale nearer by a factor, or farther by one below 1, of the axis that changes more; never
   * beyond the end.
   */
  public Scale zoom(Scale now, double factor) {
    double wayX = way(now.x(), far.x(), near.x(), factor);
    double wayY = way(now.y(), far.y(), near.y(), factor);
    double whole = Math.max(Math.abs(wayX), Math.abs(wayY));
    double part = whole == 0 ? 0 : Math.min(1, Math.abs(Math.log(factor)) / whole);
    return new Scale(now.x() * Math.exp(part * wayX), now.y() * Math.exp(part * wayY));
  }

  /** How far it is to the end, in powers of e; nothing when it lies behind. */
  private static double way(double now, double far, double near, double factor) {
    return factor > 1 ? Math.max(0, Math.log(near / now)) : Math.min(0, Math.log(far / now));
  }
}
