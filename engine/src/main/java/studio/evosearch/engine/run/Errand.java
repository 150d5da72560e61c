package studio.evosearch.engine.run;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import studio.evosearch.engine.model.Generator;

/**
 * A short work on an open model.
 *
 * @param model the model it needs
 * @param work what to do with it
 * @param outcome where what comes of it goes; a work nobody waits for any more is left undone
 */
record Errand<T>(OpenParts.Key model, Function<Generator, T> work, CompletableFuture<T> outcome) {

  void run(Function<OpenParts.Key, Generator> models) {
    if (outcome.isDone()) {
      return;
    }
    try {
      outcome.complete(work.apply(models.apply(model)));
    } catch (RuntimeException | Error e) {
      // What breaks an errand is told to who sent it and must not break a run, nor the queue.
      outcome.completeExceptionally(e);
    }
  }
}
