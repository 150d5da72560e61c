package studio.evosearch.engine.export;

/**
 * The colours of matplotlib's map viridis (CC0), which grow evenly lighter from blue to yellow, in
 * print without colours and to the colour-blind as well.
 */
public final class Viridis {
  private static final int[] STOPS = {
    0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151,
    0xbddf26, 0xfde725
  };

  private Viridis() {}

  /**
   * The colour of a value.
   *
   * @param value 0..1; what lies outside has the colour of the nearer end
   * @return red, green, blue, 8 bits each
   */
  public static int rgb(double value) {
    double at = Math.clamp(value, 0, 1) * (STOPS.length - 1);
    int below = Math.min((int) at, STOPS.length - 2);
    double share = at - below;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double low = (STOPS[below] >> shift) & 0xff;
      double high = (STOPS[below + 1] >> shift) & 0xff;
      rgb |= (int) Math.round(low + share * (high - low)) << shift;
    }
    return rgb;
  }
}
