package studio.evosearch.engine.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear scale of a figure, with round marks.
 *
 * @param low the value at its beginning
 * @param high the value at its end, above {@code low}
 * @param begin where on the canvas {@code low} is
 * @param end where {@code high} is; may lie before {@code begin}
 */
public record Axis(double low, double high, double begin, double end) {
  public Axis {
    if (!(high > low)) {
      throw new IllegalArgumentException("an axis from " + low + " to " + high);
    }
  }

  /** An axis over values with a little room at both ends; one unit where they are all the same. */
  public static Axis over(double low, double high, double begin, double end) {
    double room = high > low ? 0.06 * (high - low) : 0.5;
    return new Axis(low - room, high + room, begin, end);
  }

  /** Where a value is. */
  public double at(double value) {
    return begin + (value - low) / (high - low) * (end - begin);
  }

  /** Round values along it, four to ten. */
  public List<Double> marks() {
    double rough = (high - low) / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = rough / power >= 5 ? 5 * power : rough / power >= 2 ? 2 * power : power;
    List<Double> marks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      marks.add(i * step);
    }
    return marks;
  }

  /** A mark as it is written beside it. */
  public String label(double mark) {
    double step = (high - low) / 5;
    int digits = Math.clamp((long) Math.ceil(-Math.log10(step)), 0, 6);
    return String.format(Locale.ROOT, "%." + digits + "f", mark);
  }
}
