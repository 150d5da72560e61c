package studio.evosearch.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run in the service's hands, its store open and its lock held from the queue to the end. Safe to
 * use from any thread.
 */
public final class RunHandle {
  private static final Logger LOG = LoggerFactory.getLogger(RunHandle.class);

  private final RunStore store;
  private final Predicate<RunHandle> withdraw;
  private final Gate gate = new Gate();
  private final List<Consumer<RunEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Set<Consumer<RunEvent>> broken = ConcurrentHashMap.newKeySet();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile RunState state = RunState.QUEUED;

  /** Ends what the run waits for, so that it looks at what it was told. */
  private volatile Runnable hurry = () -> {};

  // The thread that ends the run alone touches this.
  private Optional<RunEvent.StateChanged> end = Optional.empty();

  /**
   * @param withdraw takes the run out of the queue and ends it; false when it waits no more
   */
  RunHandle(RunStore store, Predicate<RunHandle> withdraw, Consumer<RunEvent> listener) {
    this.store = store;
    this.withdraw = withdraw;
    listeners.add(listener);
  }

  /** The run's folder; look into it with {@link RunStore#read}. */
  public Path folder() {
    return store.folder();
  }

  /** What was asked for. */
  public RunSpec spec() {
    return store.spec();
  }

  public RunState state() {
    return state;
  }

  /**
   * Tells the run something; comes back at once. What came of it is told as events. A stop ends a
   * run that waits without its model being opened.
   */
  public void post(RunCommand command) {
    if (command instanceof RunCommand.Stop && withdraw.test(this)) {
      return;
    }
    gate.post(command);
    if (command.urgent()) {
      hurry.run();
    }
  }

  /** Has the run look for errands that wait for its model. */
  void knock() {
    gate.knock();
  }

  /**
   * Hears the run's events from now on, on the run's thread. What a listener throws changes nothing
   * and is logged once.
   */
  public void listen(Consumer<RunEvent> listener) {
    listeners.add(listener);
  }

  /**
   * Waits for the run's end; false when it has not ended in that time. At its end the run is closed
   * and can be resumed.
   */
  public boolean await(Duration time) throws InterruptedException {
    return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Searches to the end, whichever it is, on the engine's thread. */
  void work(OpenParts open, Errands errands) {
    try {
      RunParts parts = open.open(spec());
      hurry = parts.judge()::cancel;
      OpenParts.Key model = OpenParts.Key.model(spec());
      BooleanSupplier errand = () -> errands.runOne(model::equals, key -> parts.generator());
      new Run(store, parts, gate, this::hear, errand).work();
    } catch (Throwable e) {
      // The border of the engine's thread: whatever breaks a run must not end the others.
      LOG.error("{}: the run failed", folder(), e);
      settle(RunState.FAILED, FailureWords.of(e));
    } finally {
      close();
    }
  }

  /** Ends a run that has not begun. */
  void stopWaiting() {
    try {
      settle(RunState.STOPPED, "stopped before it began");
    } finally {
      close();
    }
  }

  /** The run's end is told when its store is closed: who hears of it can resume it. */
  private void hear(RunEvent event) {
    if (event instanceof RunEvent.StateChanged change && change.state().ended()) {
      end = Optional.of(change);
    } else {
      tell(event);
    }
  }

  private void settle(RunState last, String reason) {
    end = Optional.of(new RunEvent.StateChanged(last, reason));
    try {
      store.setState(last, reason);
    } catch (RunException e) {
      LOG.error("{}: cannot store that it is {}", folder(), last, e);
    }
  }

  private void close() {
    try {
      store.close();
    } catch (RunException e) {
      LOG.error("{}: cannot be closed", folder(), e);
    } finally {
      try {
        end.ifPresent(this::tell);
      } finally {
        ended.countDown();
      }
    }
  }

  private void tell(RunEvent event) {
    if (event instanceof RunEvent.StateChanged change) {
      state = change.state();
    }
    for (Consumer<RunEvent> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException | Error e) {
        // One that only looks on must not break the run, nor keep the others from hearing.
        if (broken.add(listener)) {
          LOG.error("{}: a listener failed at {}", folder(), event.getClass().getSimpleName(), e);
        }
      }
    }
  }
}
