package studio.evosearch.app.fx;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.evosearch.engine.analysis.Watcher;

/** A long computation in the background, one at a time: another one stops it. On the FX thread. */
public final class Work {
  /**
   * How far it has come.
   *
   * @param stage what is being done, in the words of who does it; empty at first
   * @param share of the stage that is done, 0..1
   */
  public record Progress(String stage, double share) {}

  /** What is computed, in the background. */
  public interface Job<T> {
    /**
     * Computes.
     *
     * @param watcher to be told how far it is; stops it by what it throws
     */
    T run(Watcher watcher) throws Exception;
  }

  private final Tasks tasks;
  private final Tasks.Latest line;
  private final ReadOnlyObjectWrapper<Optional<Progress>> progress =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Tells the one under way to stop. */
  private AtomicBoolean stopped = new AtomicBoolean();

  public Work(Tasks tasks) {
    this.tasks = tasks;
    this.line = tasks.latest();
  }

  /** How far the one under way has come; empty while there is none. */
  public ReadOnlyObjectProperty<Optional<Progress>> progress() {
    return progress.getReadOnlyProperty();
  }

  /** Computes; the result or the failure is heard unless it was stopped. */
  public <T> void run(Job<T> job, Consumer<T> done, Consumer<Throwable> failed) {
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
        () -> job.run(watcher),
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
  public void stop() {
    stopped.set(true);
    line.drop();
    progress.set(Optional.empty());
  }
}
