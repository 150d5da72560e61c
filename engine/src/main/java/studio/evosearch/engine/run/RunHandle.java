package studio.evosearch.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A run in the service's hands. Safe to use from any thread. */
public final class RunHandle {
  private final Path folder;
  private final Gate gate = new Gate();
  private final List<Consumer<RunEvent>> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile RunState state = RunState.QUEUED;

  RunHandle(Path folder, Consumer<RunEvent> listener) {
    this.folder = folder;
    listeners.add(listener);
  }

  /** The run's folder; look into it with {@link RunStore#read}. */
  public Path folder() {
    return folder;
  }

  public RunState state() {
    return state;
  }

  /** Tells the run something; comes back at once. What came of it is told as events. */
  public void post(RunCommand command) {
    gate.post(command);
  }

  /** Hears the run's events from now on, on the run's thread. */
  public void listen(Consumer<RunEvent> listener) {
    listeners.add(listener);
  }

  /** Waits for the run's end; false when it has not ended in that time. */
  public boolean await(Duration time) throws InterruptedException {
    return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  Gate gate() {
    return gate;
  }

  void tell(RunEvent event) {
    if (event instanceof RunEvent.StateChanged change) {
      state = change.state();
    }
    listeners.forEach(listener -> listener.accept(event));
    if (state.ended()) {
      ended.countDown();
    }
  }
}
