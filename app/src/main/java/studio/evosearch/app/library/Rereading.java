package studio.evosearch.app.library;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import studio.evosearch.app.fx.Tasks;

/**
 * Reads something again that changes all the time: one reading at once and a rest after each, so
 * that a run which stores many generations a second does not keep disk and processor busy. On the
 * FX thread.
 */
final class Rereading<T> {
  private final Tasks.Latest reading;
  private final Executor rest;
  private final Callable<T> work;
  private final Consumer<T> done;
  private final Consumer<Throwable> failed;
  private boolean busy;
  private boolean stale;

  /**
   * @param rest runs what it is given on the FX thread after a rest
   */
  Rereading(
      Tasks tasks, Executor rest, Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    this.reading = tasks.latest();
    this.rest = rest;
    this.work = work;
    this.done = done;
    this.failed = failed;
  }

  /** Reads when it may. */
  void soon() {
    if (busy) {
      stale = true;
    } else {
      now();
    }
  }

  /** Reads at once; the result of a reading under way is not heard any more. */
  void now() {
    busy = true;
    stale = false;
    reading.run(
        work,
        result -> {
          done.accept(result);
          rest.execute(this::rested);
        },
        failure -> {
          failed.accept(failure);
          rest.execute(this::rested);
        });
  }

  private void rested() {
    busy = false;
    if (stale) {
      now();
    }
  }
}
