package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import studio.evosearch.engine.model.Generator;

/**
 * Errands that wait for the engine's thread, the oldest first. It does one at a time, so that what
 * else it is told never waits for more than one.
 */
final class Errands {
  private final List<Errand<?>> waiting = new ArrayList<>();
  private boolean closed;

  /** Leaves an errand; cancels it when there is nobody to do it any more. */
  synchronized void add(Errand<?> errand) {
    if (closed) {
      errand.outcome().cancel(false);
    } else {
      waiting.add(errand);
    }
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  private synchronized Optional<Errand<?>> take(Predicate<OpenParts.Key> model) {
    for (Errand<?> errand : waiting) {
      if (model.test(errand.model())) {
        waiting.remove(errand);
        return Optional.of(errand);
      }
    }
    return Optional.empty();
  }

  /**
   * Does the oldest errand that needs such a model; false when none waits.
   *
   * @param models gives the model
   */
  boolean runOne(Predicate<OpenParts.Key> model, Function<OpenParts.Key, Generator> models) {
    Optional<Errand<?>> errand = take(model);
    errand.ifPresent(e -> e.run(models));
    return errand.isPresent();
  }

  /** Cancels what waits, and what may come. */
  void close() {
    List<Errand<?>> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(waiting);
      waiting.clear();
    }
    left.forEach(errand -> errand.outcome().cancel(false));
  }
}
