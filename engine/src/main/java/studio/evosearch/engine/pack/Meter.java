package studio.evosearch.engine.pack;

import java.util.function.LongConsumer;
import studio.evosearch.engine.checkpoint.ByteProgress;

/** Adds bytes up for who wants to know how far it is. */
final class Meter implements LongConsumer {
  private final ByteProgress progress;
  private final long all;
  private final int passes;
  private long done;

  /**
   * @param passes how often each of {@code all} bytes is read
   */
  Meter(ByteProgress progress, long all, int passes) {
    this.progress = progress;
    this.all = Math.max(1, all);
    this.passes = passes;
  }

  @Override
  public void accept(long bytes) {
    done += bytes;
    progress.at(Math.min(done / passes, all), all);
  }
}
