package studio.evosearch.engine.torch;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs batches that may not fit a device: one that does not is halved until it does, and the size
 * that fitted is remembered for the batches that follow.
 */
public final class Batches {
  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

  private int limit;

  /**
   * @param limit the largest batch to try
   */
  public Batches(int limit) {
    this.limit = limit;
  }

  /** Computes entries {@code from} to {@code to} (exclusive) of a batch. */
  public interface Part<T> {
    List<T> compute(int from, int to);
  }

  /**
   * Computes a batch in as few parts as fit.
   *
   * @return one result an entry, in order
   * @throws DeviceMemoryException when not even one entry fits
   */
  public <T> List<T> run(int count, Part<T> part) {
    List<T> results = new ArrayList<>(count);
    while (results.size() < count) {
      int from = results.size();
      int size = Math.min(limit, count - from);
      try {
        results.addAll(part.compute(from, from + size));
      } catch (DeviceMemoryException e) {
        if (size == 1) {
          throw e;
        }
        limit = (size + 1) / 2;
        LOG.info("a batch of {} does not fit the device; going on with {}", size, limit);
      }
    }
    return results;
  }

  /** The largest batch known to be worth trying. */
  public int limit() {
    return limit;
  }
}
