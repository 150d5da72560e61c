package studio.evosearch.engine.torch;

import java.util.Locale;

/**
 * How weights came onto a device.
 *
 * @param mapped bytes used where they lie in their files
 * @param moved bytes, as stored, of weights that were converted or copied to the device
 * @param seconds that this took, reading the files included
 */
public record Loading(long mapped, long moved, double seconds) {
  /** Nothing yet. */
  public static final Loading NONE = new Loading(0, 0, 0);

  Loading plus(Loading more) {
    return new Loading(mapped + more.mapped, moved + more.moved, seconds + more.seconds);
  }

  /** Gigabytes a second; what the system held in memory already comes faster than from disk. */
  public double gigabytesPerSecond() {
    return mapped + moved == 0 ? 0 : (mapped + moved) / 1e9 / seconds;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.2f GB mapped, %.2f GB moved in %.2f s, %.2f GB/s",
        mapped / 1e9,
        moved / 1e9,
        seconds,
        gigabytesPerSecond());
  }
}
