package studio.evosearch.app.settings;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.analysis.Watcher;
import studio.evosearch.engine.checkpoint.ByteProgress;

/** How far a download is, for people: bytes, and the time left at the speed so far. */
final class FetchWords implements ByteProgress {
  private static final Strings STRINGS = Strings.of(FetchWords.class);

  private final Watcher watcher;
  private final LongSupplier nanos;

  /** Where it began: a download goes on where the last attempt ended. */
  private long began = -1;

  private long beganAt;

  FetchWords(Watcher watcher, LongSupplier nanos) {
    this.watcher = watcher;
    this.nanos = nanos;
  }

  @Override
  public void at(long done, long all) {
    if (began < 0) {
      began = done;
      beganAt = nanos.getAsLong();
    }
    String far =
        STRINGS.text("libtorch.far", Numbers.bytes((double) done), Numbers.bytes((double) all));
    OptionalDouble left = left(done, all);
    watcher.at(
        left.isPresent()
            ? STRINGS.text("libtorch.left", far, Numbers.time(left.getAsDouble()))
            : far,
        (double) done / Math.max(1, all));
  }

  private OptionalDouble left(long done, long all) {
    double seconds = (nanos.getAsLong() - beganAt) / 1e9;
    return seconds < 1 || done == began
        ? OptionalDouble.empty()
        : OptionalDouble.of(seconds * (all - done) / (done - began));
  }
}
