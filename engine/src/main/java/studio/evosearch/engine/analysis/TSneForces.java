package studio.evosearch.engine.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What pulls t-SNE's points together and pushes them apart, exactly: every pair is looked at. That
 * takes time with the square of their number, yet for some thousands less than to approximate it
 * (Barnes-Hut, interpolation), as it is plain arithmetic along arrays, which the compiler
 * vectorises. Each point's sums run in one order whatever the threads, and arithmetic alone is in
 * them, so that every machine finds the same.
 */
final class TSneForces {
  private static final int STRIP = 256;

  private final Affinities affinities;
  private final Places at;

  /** The forces along x and y, the affinities' total taken as 1. */
  private final Places pull;

  private final Places push;

  /** Of each point, the sum of 1 / (1 + distance^2) over all, itself included. */
  private final float[] crowd;

  /**
   * @param at where the points are, read at each {@link #measure}
   */
  TSneForces(Affinities affinities, Places at) {
    this.affinities = affinities;
    this.at = at;
    this.pull = Places.of(at.points());
    this.push = Places.of(at.points());
    this.crowd = new float[at.points()];
  }

  /** Works the forces out for where the points are now. */
  void measure() {
    int n = at.points();
    IntStream.range(0, (n + STRIP - 1) / STRIP)
        .parallel()
        .forEach(strip -> {
          int from = strip * STRIP;
          int to = Math.min(n, from + STRIP);
          push(from, to);
          for (int i = from; i < to; i++) {
            pull(i);
          }
        });
  }

  /** The pull on each point, sum of p_ij q_ij (y_j - y_i) with q = 1 / (1 + distance^2). */
  Places pull() {
    return pull;
  }

  /** The push on each point, sum of q_ij^2 (y_i - y_j); to be divided by {@link #crowd}. */
  Places push() {
    return push;
  }

  /** The sum of 1 / (1 + distance^2) over all pairs. */
  double crowd() {
    double sum = 0;
    for (float value : crowd) {
      sum += value - 1;
    }
    return sum;
  }

  private void push(int from, int to) {
    float[] x = at.x();
    float[] y = at.y();
    Arrays.fill(push.x(), from, to, 0);
    Arrays.fill(push.y(), from, to, 0);
    Arrays.fill(crowd, from, to, 0);
    for (int j = 0; j < x.length; j++) {
      push(from, to, x, y, x[j], y[j], push.x(), push.y(), crowd);
    }
  }

  /** The push of one point at (xj, yj) on a strip of points; on itself it is nothing. */
  private static void push(
      int from,
      int to,
      float[] x,
      float[] y,
      float xj,
      float yj,
      float[] pushX,
      float[] pushY,
      float[] crowd) {
    for (int i = from; i < to; i++) {
      float dx = x[i] - xj;
      float dy = y[i] - yj;
      float q = 1 / (1 + dx * dx + dy * dy);
      crowd[i] += q;
      pushX[i] += q * q * dx;
      pushY[i] += q * q * dy;
    }
  }

  private void pull(int i) {
    int[] others = affinities.index()[i];
    float[] weights = affinities.weight()[i];
    float[] x = at.x();
    float[] y = at.y();
    float sumX = 0;
    float sumY = 0;
    for (int k = 0; k < others.length; k++) {
      float dx = x[others[k]] - x[i];
      float dy = y[others[k]] - y[i];
      float w = weights[k] / (1 + dx * dx + dy * dy);
      sumX += w * dx;
      sumY += w * dy;
    }
    pull.x()[i] = sumX;
    pull.y()[i] = sumY;
  }
}
