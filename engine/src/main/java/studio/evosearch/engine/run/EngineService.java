package studio.evosearch.engine.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of runs of one device, worked off one after another on one thread. Models stay open
 * between runs that use the same.
 */
public final class EngineService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineService.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<RunHandle> waiting = new ArrayList<>();
  private final OpenParts parts;
  private final Thread worker;
  private Optional<RunHandle> working = Optional.empty();
  private boolean closing;

  /**
   * @param previewEvery steps between decoded previews of trajectories in flight; 0 for none
   */
  public EngineService(Workshop workshop, int previewEvery) {
    this.parts = new OpenParts(workshop, previewEvery);
    this.worker = new Thread(this::workAll, "engine");
    worker.start();
  }

  /**
   * Makes a run and queues it.
   *
   * @param folder must not exist, or be empty
   * @throws RunException when the folder cannot be made, or a branch's state is not there
   */
  public RunHandle start(RunSpec spec, Path folder, Consumer<RunEvent> listener) {
    Optional<StoredState> root = spec.branch().map(EngineService::rootOf);
    RunStore.create(folder, spec, root).close();
    return queue(new RunHandle(folder, listener));
  }

  /** Queues a stored run to go on with from its last whole generation. */
  public RunHandle resume(Path folder, Consumer<RunEvent> listener) {
    RunStore.write(folder).close();
    return queue(new RunHandle(folder, listener));
  }

  /**
   * Makes a run with the spec and the journal of another and queues it: it finds the same again.
   *
   * @param source the run to repeat
   * @param folder must not exist, or be empty
   */
  public RunHandle replay(Path source, Path folder, Consumer<RunEvent> listener) {
    try (RunStore old = RunStore.read(source);
        RunStore made =
            RunStore.create(
                folder,
                old.spec(),
                old.spec().branch().isPresent() ? Optional.of(old.root()) : Optional.empty())) {
      old.journal().forEach(made::append);
    }
    return queue(new RunHandle(folder, listener));
  }

  private static StoredState rootOf(Branch branch) {
    try (RunStore store = RunStore.read(Path.of(branch.run()))) {
      return store.candidates(store.spec().prompt()).stream()
          .filter(c -> c.id() == branch.candidate())
          .findFirst()
          .flatMap(c -> store.state(c, branch.state()))
          .filter(state -> state.x0().length > 0)
          .orElseThrow(() ->
              new RunException(
                  "%s: state %d of candidate %d was not kept; it cannot be branched from"
                      .formatted(branch.run(), branch.state(), branch.candidate())));
    }
  }

  private RunHandle queue(RunHandle handle) {
    lock.lock();
    try {
      waiting.add(handle);
      changed.signalAll();
      return handle;
    } finally {
      lock.unlock();
    }
  }

  /** The runs that wait, the next one first. */
  public List<RunHandle> queue() {
    lock.lock();
    try {
      return List.copyOf(waiting);
    } finally {
      lock.unlock();
    }
  }

  /** Moves a waiting run to another place; 0 is next. Nothing happens to one that waits no more. */
  public void move(RunHandle handle, int place) {
    lock.lock();
    try {
      if (waiting.remove(handle)) {
        waiting.add(Math.clamp(place, 0, waiting.size()), handle);
      }
    } finally {
      lock.unlock();
    }
  }

  private void workAll() {
    try (parts) {
      for (Optional<RunHandle> next = take(); next.isPresent(); next = take()) {
        work(next.get());
      }
    } catch (InterruptedException e) {
      LOG.info("the engine was interrupted and ends");
    }
  }

  private Optional<RunHandle> take() throws InterruptedException {
    lock.lock();
    try {
      working = Optional.empty();
      while (waiting.isEmpty() && !closing) {
        changed.await();
      }
      working = closing ? Optional.empty() : Optional.of(waiting.removeFirst());
      return working;
    } finally {
      lock.unlock();
    }
  }

  private void work(RunHandle handle) throws InterruptedException {
    try (RunStore store = RunStore.write(handle.folder())) {
      new Run(store, parts.open(store.spec()), handle.gate(), handle::tell).work();
    } catch (RuntimeException e) {
      // The border of the engine's thread: a run that cannot even begin must not end the others.
      LOG.error("{}: the run could not begin", handle.folder(), e);
      String message = e.getMessage();
      handle.tell(
          new RunEvent.StateChanged(RunState.FAILED, message == null ? e.toString() : message));
    }
  }

  /** Stops the run at work before its next denoiser call and ends the thread; waiting runs stay. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      working.ifPresent(h -> h.post(new RunCommand.Stop(RunCommand.When.NOW)));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
