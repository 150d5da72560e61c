package studio.evosearch.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/** The one class that hops to the JavaFX application thread. */
public final class FxThread {
  private FxThread() {}

  /** Runs work on the FX thread: at once when already there, else with the next pulse. */
  public static Executor executor() {
    return work -> {
      if (Platform.isFxApplicationThread()) {
        work.run();
      } else {
        Platform.runLater(work);
      }
    };
  }

  /** Runs work on the FX thread after what is going on there now. */
  public static Executor later() {
    return Platform::runLater;
  }

  /**
   * Hands values from any thread over in their order, all that came since the last time at once, so
   * that a fast sender cannot flood the FX thread.
   *
   * @param fx where {@code consumer} runs
   */
  public static <T> Consumer<T> coalesced(Executor fx, Consumer<List<T>> consumer) {
    List<T> waiting = new ArrayList<>();
    return value -> {
      boolean first;
      synchronized (waiting) {
        first = waiting.isEmpty();
        waiting.add(value);
      }
      if (first) {
        fx.execute(() -> {
          List<T> batch;
          synchronized (waiting) {
            batch = List.copyOf(waiting);
            waiting.clear();
          }
          consumer.accept(batch);
        });
      }
    };
  }
}
