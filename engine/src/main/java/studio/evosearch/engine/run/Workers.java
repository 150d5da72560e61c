package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import studio.evosearch.engine.model.Generator;

/**
 * The devices that a run's candidates are spread over: one open generator and one thread for each.
 * Which batches there are does not depend on their number, so neither do the results.
 */
final class Workers implements AutoCloseable {
  private final List<Generator> generators;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "engine device");
        thread.setDaemon(true);
        return thread;
      });

  /**
   * @param generators of the same model, at least one; closed with these workers
   */
  Workers(List<Generator> generators) {
    this.generators = List.copyOf(generators);
  }

  /** The first generator, for what is done once. */
  Generator lead() {
    return generators.getFirst();
  }

  int count() {
    return generators.size();
  }

  /**
   * Works on batches side by side, the first one on the thread that calls; comes back when all are
   * done.
   *
   * @param batches at most {@link #count}
   * @return one result a batch, in order
   * @throws RuntimeException the first that a batch failed with
   */
  <B, T> List<T> each(List<B> batches, BiFunction<Generator, B, T> work) {
    List<CompletableFuture<T>> others = new ArrayList<>();
    for (int i = 1; i < batches.size(); i++) {
      Generator generator = generators.get(i);
      B batch = batches.get(i);
      others.add(CompletableFuture.supplyAsync(() -> work.apply(generator, batch), threads));
    }
    List<T> results = new ArrayList<>();
    try {
      results.add(work.apply(lead(), batches.getFirst()));
    } finally {
      // No generator may be at work any more when this comes back, whatever happened.
      others.forEach(other -> other.exceptionally(e -> null).join());
    }
    others.forEach(other -> results.add(result(other)));
    return results;
  }

  private static <T> T result(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Gives the devices' memory back until the next call. */
  void release() {
    generators.forEach(Generator::release);
  }

  @Override
  public void close() {
    threads.shutdown();
    generators.forEach(Generator::close);
  }
}
