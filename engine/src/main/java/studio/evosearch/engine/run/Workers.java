package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import studio.evosearch.engine.model.Part;
import studio.evosearch.engine.torch.Placement;

/**
 * A model or a reward on the devices that a run's candidates are spread over: one open part and one
 * thread for each. Which batches there are does not depend on their number, so neither do the
 * results.
 */
final class Workers<P extends Part> implements AutoCloseable {
  private final List<P> parts;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "engine device");
        thread.setDaemon(true);
        return thread;
      });

  /**
   * @param parts all alike, at least one; closed with these workers
   */
  Workers(List<P> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Opens a part on each device, or on the first alone where it does not spread.
   *
   * @param place as {@link Placement} reads it
   * @param opener opens a part at a place of one device
   */
  static <P extends Part> Workers<P> open(String place, Function<String, P> opener) {
    List<P> parts = new ArrayList<>();
    boolean whole = false;
    try {
      for (Placement each : Placement.parse(place).each()) {
        if (parts.isEmpty() || parts.getFirst().spreads()) {
          parts.add(opener.apply(each.toString()));
        }
      }
      whole = true;
      return new Workers<>(parts);
    } finally {
      if (!whole) {
        parts.forEach(Part::close);
      }
    }
  }

  /** The first part, for what is done once. */
  P lead() {
    return parts.getFirst();
  }

  int count() {
    return parts.size();
  }

  /**
   * Works on items batch by batch, those of several parts side by side: the first part takes the
   * first batch, on the thread that calls, and every {@link #count}-th after it, the second part
   * the second, and so on; comes back when all are done.
   *
   * @param batch items that are worked on together
   * @return the results of all batches, in order
   * @throws RuntimeException the first that a part failed with
   */
  <I, T> List<T> each(List<I> items, int batch, BiFunction<P, List<I>, List<T>> work) {
    List<List<I>> batches = new ArrayList<>();
    for (int from = 0; from < items.size(); from += batch) {
      batches.add(items.subList(from, Math.min(items.size(), from + batch)));
    }
    List<CompletableFuture<List<List<T>>>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(count(), batches.size()); i++) {
      int part = i;
      others.add(CompletableFuture.supplyAsync(() -> share(part, batches, work), threads));
    }
    List<List<List<T>>> shares = new ArrayList<>();
    try {
      shares.add(share(0, batches, work));
    } finally {
      // No part may be at work any more when this comes back, whatever happened.
      others.forEach(other -> other.exceptionally(e -> List.of()).join());
    }
    others.forEach(other -> shares.add(result(other)));
    return IntStream.range(0, batches.size())
        .mapToObj(b -> shares.get(b % count()).get(b / count()))
        .flatMap(List::stream)
        .toList();
  }

  private <I, T> List<List<T>> share(
      int part, List<List<I>> batches, BiFunction<P, List<I>, List<T>> work) {
    List<List<T>> results = new ArrayList<>();
    for (int b = part; b < batches.size(); b += count()) {
      results.add(work.apply(parts.get(part), batches.get(b)));
    }
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

  /** Does something with every part, one after another on the thread that calls. */
  void all(Consumer<P> action) {
    parts.forEach(action);
  }

  @Override
  public void close() {
    threads.shutdown();
    all(Part::close);
  }
}
