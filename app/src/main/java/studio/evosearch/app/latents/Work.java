package studio.evosearch.app.latents;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.evosearch.app.fx.FxThread;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.analysis.Watcher;

/** A long computation in the background, one at a time: another one stops it. On the FX thread. */
final class Work {
  /**
   * How far it has come.
   *
   * @param stage what is being done, in the engine's words; empty at first
   * @param share of the stage that is done, 0..1
   */
  record Progress(String stage, double share) {}

  private final Tasks tasks;
  private final Tasks.Latest line;
  private final ReadOnlyObjectWrapper<Optional<Progress>> progress =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Tells the one under way to stop. */
  private AtomicBoolean stopped = new AtomicBoolean();

  Work(Tasks tasks) {
    this.tasks = tasks;
    this.line = tasks.latest();
  }

  /** How far the one under way has come; empty while there is none. */
  ReadOnlyObjectProperty<Optional<Progress>> progress() {
    return progress.getReadOnlyProperty();
  }

  /** Computes; the result or the failure is heard unless it was stopped. */
  <T> void run(Function<Watcher, T> job, Consumer<T> done, Consumer<Throwable> failed) {
    stop();
    AtomicBoolean mine = new AtomicBoolean();
    stopped = mine;
    progress.set(Optional.of(new Progress("", 0)));
    Consumer<Progress> told =
        FxThread.coalesced(
            tasks.fx(),
            all -> {
              if (!mine.get()) {
                progress.set(Optional.of(all.getLast()));
              }
            });
    Watcher watcher =
        (stage, share) -> {
          if (mine.get()) {
            throw new CancellationException();
          }
          told.accept(new Progress(stage, share));
        };
    line.run(
        () -> job.apply(watcher),
        result -> {
          stop();
          done.accept(result);
        },
        failure -> {
          stop();
          failed.accept(failure);
        });
  }

  /** Stops what is under way; nobody hears of it any more. */
  void stop() {
    stopped.set(true);
    line.drop();
    progress.set(Optional.empty());
  }
}
