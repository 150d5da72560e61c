package studio.evosearch.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.WantedSize;

/**
 * The queue of runs of one device, worked off one after another on one thread. Models stay open
 * between runs that use the same.
 */
public final class EngineService implements AutoCloseable {
  private static final Duration ALWAYS = Duration.ofDays(36500);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<RunHandle> waiting = new ArrayList<>();
  private final Map<Path, Deque<RunCommand.Steering>> undone = new ConcurrentHashMap<>();
  private final AtomicInteger previewEvery = new AtomicInteger();
  private final Errands errands = new Errands();
  private final OpenParts parts;
  private final Thread worker;
  private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<RunHandle> working = Optional.empty();
  private boolean closing;

  /**
   * @param previewEvery steps between decoded previews of trajectories in flight; 0 for none
   */
  public EngineService(Workshop workshop, int previewEvery) {
    setPreviewEvery(previewEvery);
    this.parts = new OpenParts(workshop, this.previewEvery::get);
    this.worker = new Thread(this::workAll, "engine");
    worker.start();
  }

  /**
   * Makes a run and queues it.
   *
   * @param folder must not exist, or be empty
   * @throws BadRunException when the folder is not free, or a branch's state is not there
   * @throws IllegalArgumentException when a branch has another model or other steps than its source
   * @throws RunException when the folder cannot be made
   */
  public RunHandle start(RunSpec spec, Path folder, Consumer<RunEvent> listener) {
    Optional<StoredState> root = spec.branch().map(branch -> BranchRoot.of(branch, spec));
    return queue(RunStore.create(folder, spec, root), store -> {}, listener);
  }

  /** Queues a stored run to go on with from its last whole generation. */
  public RunHandle resume(Path folder, Consumer<RunEvent> listener) {
    return queue(RunStore.write(folder), store -> store.setState(RunState.QUEUED, ""), listener);
  }

  /**
   * Makes a run with the spec and the journal of another and queues it: it finds the same again.
   *
   * @param source the run to repeat
   * @param folder must not exist, or be empty
   */
  public RunHandle replay(Path source, Path folder, Consumer<RunEvent> listener) {
    try (RunStore old = RunStore.read(source)) {
      Optional<StoredState> root = old.spec().branch().map(branch -> old.root());
      List<JournalEntry> journal = old.journal();
      return queue(
          RunStore.create(folder, old.spec(), root),
          made -> journal.forEach(made::append),
          listener);
    }
  }

  /**
   * Steers a run that nobody works on. It applies to the generation that is planned first when the
   * run goes on; what was undone can be done again until then.
   *
   * @return what came of it
   * @throws BadRunException when the folder is no run
   * @throws RunException when it is being worked on, here or by another process
   */
  public List<RunEvent> steer(Path folder, RunCommand command) {
    if (!(command instanceof RunCommand.Act act)) {
      return List.of(new RunEvent.Refused(command, "nobody works on this run"));
    }
    try (RunStore store = RunStore.write(folder)) {
      Journal journal =
          new Journal(store, undone.computeIfAbsent(key(folder), f -> new ArrayDeque<>()));
      return List.of(journal.take(act, store.generations().size(), store.size()));
    }
  }

  private static Path key(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  /**
   * Changes how often trajectories in flight are previewed, from the next denoiser call on. What a
   * run finds does not depend on it.
   *
   * @param steps steps between previews; 0 for none
   */
  public void setPreviewEvery(int steps) {
    if (steps < 0) {
      throw new IllegalArgumentException("previews every " + steps + " steps");
    }
    previewEvery.set(steps);
  }

  /** Takes a store over, which stays locked from here to the run's end. */
  private RunHandle queue(
      RunStore store, Consumer<RunStore> preparation, Consumer<RunEvent> listener) {
    boolean queued = false;
    try {
      preparation.accept(store);
      RunHandle handle = new RunHandle(store, this::withdraw, listener);
      add(handle);
      undone.remove(key(store.folder()));
      queued = true;
      return handle;
    } finally {
      if (!queued) {
        store.close();
      }
    }
  }

  private void add(RunHandle handle) {
    lock.lock();
    try {
      if (closing) {
        throw new IllegalStateException(handle.folder() + ": the engine is closed");
      }
      waiting.add(handle);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends a run that waits, apart from the thread that asks; false when it waits no more. */
  private boolean withdraw(RunHandle handle) {
    lock.lock();
    try {
      boolean waited = waiting.remove(handle);
      if (waited) {
        aside.execute(handle::stopWaiting);
      }
      return waited;
    } finally {
      lock.unlock();
    }
  }

  /** The run at work. */
  public Optional<RunHandle> working() {
    lock.lock();
    try {
      return working.filter(run -> !run.state().ended());
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

  /**
   * Opens a model and tries how fast it is. Errands wait for the engine's thread: it does them
   * between the denoiser calls of a run that has the same model open, or else when no run is at
   * work. What depends on their futures should be short, or asynchronous.
   *
   * @return fails as opening a model and calling it does; is cancelled when the service closes
   */
  public CompletableFuture<ModelProbe> probe(
      String model, String device, int threads, WantedSize size) {
    CompletableFuture<ModelProbe> outcome = new CompletableFuture<>();
    send(new Errand<>(new OpenParts.Key(model, device, threads, size), ModelProbe::of, outcome));
    return outcome;
  }

  /**
   * Decodes latents with the model of a run. An errand, as a probe is: send few at a time, so that
   * a run at work need not wait long.
   *
   * @param spec names model, device, threads and size
   * @return what they show, in order; fails as opening the model and calling it does
   */
  public CompletableFuture<List<Footage>> decode(RunSpec spec, float[][] latents) {
    CompletableFuture<List<Footage>> decoded = new CompletableFuture<>();
    OpenParts.Key model = OpenParts.Key.model(spec);
    send(new Errand<>(model, generator -> generator.decode(latents), decoded));
    return decoded;
  }

  /**
   * What a stored candidate looked like at a kept state: its x0hat, or at its end its picture, as
   * PNG. An errand, as a probe is.
   *
   * @return fails with a {@link RunException} where that state was not kept or cannot be read, and
   *     as opening the run's model does
   */
  public CompletableFuture<byte[]> preview(Path run, long candidate, int state) {
    CompletableFuture<byte[]> png = new CompletableFuture<>();
    KeptPicture picture = new KeptPicture(run, candidate, state);
    lock.lock();
    try {
      if (closing) {
        png.cancel(false);
      } else {
        aside.execute(() -> begin(picture, png));
      }
    } finally {
      lock.unlock();
    }
    return png;
  }

  private void begin(KeptPicture picture, CompletableFuture<byte[]> png) {
    try {
      picture.begin(png).ifPresent(this::send);
    } catch (RuntimeException | Error e) {
      // Told to who waits for the picture, on whose behalf this thread reads.
      png.completeExceptionally(e);
    }
  }

  private void send(Errand<?> errand) {
    lock.lock();
    try {
      errands.add(errand);
      working.ifPresent(RunHandle::knock);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void workAll() {
    try (parts) {
      for (Optional<Runnable> next = take(); next.isPresent(); next = take()) {
        next.get().run();
      }
    }
  }

  /** What the engine's thread does next: an errand before a run; empty at the end. */
  private Optional<Runnable> take() {
    lock.lock();
    try {
      working = Optional.empty();
      while (waiting.isEmpty() && errands.isEmpty() && !closing) {
        changed.awaitUninterruptibly();
      }
      if (closing) {
        return Optional.empty();
      }
      if (!errands.isEmpty()) {
        return Optional.of(() -> errands.runOne(model -> true, parts::generator));
      }
      RunHandle run = waiting.removeFirst();
      working = Optional.of(run);
      return Optional.of(() -> run.work(parts, errands));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stops the run at work before its next denoiser call, ends those that wait, and ends the thread.
   * All of them can be resumed; errands are cancelled. Comes back when all is done, but at once on
   * the engine's own thread, which ends after what it is doing.
   */
  @Override
  public void close() {
    close(ALWAYS);
  }

  /**
   * As {@link #close()}, but waits no longer than that: a call under way cannot be stopped. The
   * process should end then, which leaves the run at work as if it had been killed.
   *
   * @return whether all has ended
   */
  public boolean close(Duration patience) {
    lock.lock();
    try {
      closing = true;
      working.ifPresent(h -> h.post(new RunCommand.Stop(RunCommand.When.NOW)));
      List.copyOf(waiting).forEach(this::withdraw);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    errands.close();
    boolean ended = !Thread.currentThread().equals(worker) && joined(patience);
    if (ended) {
      aside.close();
    } else {
      aside.shutdown();
    }
    return ended;
  }

  private boolean joined(Duration patience) {
    try {
      return worker.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
