package studio.evosearch.app.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.testfx.util.WaitForAsyncUtils;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.Themes;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.app.settings.PreferencesModel;
import studio.evosearch.engine.checkpoint.Assets;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.Budget;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.Workshop;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;
import studio.evosearch.engine.search.SearchMethod;

/**
 * A workbench with a real engine on toy models. For tests of view models without a window, work in
 * the background is done at once, and what is meant for the FX thread waits until the test lets it
 * happen on its own thread; for tests of views, both are as in the studio.
 */
public final class TestBench implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
  private final List<Throwable> problems = new ArrayList<>();
  private final Thread tester = Thread.currentThread();
  private final EngineService engine;
  private final Workbench bench;
  private final boolean window;

  /**
   * Without a window.
   *
   * @param home an empty folder
   */
  public TestBench(Path home) {
    this(home, new LocalWorkshop(), false);
  }

  /** Without a window, on models of one's own. */
  public TestBench(Path home, Workshop workshop) {
    this(home, workshop, false);
  }

  /** For views in a window, with real threads; to be made on the FX thread. */
  public static TestBench window(Path home) {
    return window(home, new LocalWorkshop());
  }

  /** For views in a window, on models of one's own. */
  public static TestBench window(Path home, Workshop workshop) {
    return new TestBench(home, workshop, true);
  }

  private TestBench(Path home, Workshop workshop, boolean window) {
    this.engine = new EngineService(workshop, 1);
    this.window = window;
    Tasks tasks =
        window
            ? Tasks.threads(problems::add)
            : new Tasks(Runnable::run, this::onTestThread, problems::add);
    Notices notices = new Notices();
    PreferencesModel preferences =
        new PreferencesModel(
            Preferences.defaults(home).withRuns(home.resolve("runs")),
            new PreferencesFile(home.resolve("preferences.json"), home),
            tasks);
    Session session = new Session(engine, () -> preferences.current().get().runs(), tasks, notices);
    Draft draft = new Draft();
    bench =
        new Workbench(
            session,
            new Pictures(tasks),
            draft,
            new Packs(session, draft, tasks, notices),
            new Actions(Map.of()),
            notices,
            tasks,
            new Themes(),
            preferences,
            Assets.find(Optional.of(Path.of("..", "assets"))));
  }

  private void onTestThread(Runnable work) {
    if (Thread.currentThread().equals(tester)) {
      work.run();
    } else {
      fx.add(work);
    }
  }

  public Workbench bench() {
    return bench;
  }

  public Session session() {
    return bench.session();
  }

  /** What went wrong and nobody wanted to hear. */
  public List<Throwable> problems() {
    return problems;
  }

  /** Lets what waits for the FX thread happen until a condition, asked there, holds. */
  public void pumpUntil(BooleanSupplier condition) {
    if (window) {
      waitUntil(condition);
    } else {
      pump(condition);
    }
  }

  private void waitUntil(BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS,
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition::getAsBoolean));
    } catch (TimeoutException e) {
      throw new AssertionError("the condition did not come to hold; problems: " + problems, e);
    }
  }

  private void pump(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (!condition.getAsBoolean()) {
        Runnable work = fx.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertTrue(work != null, "the condition did not come to hold; problems: " + problems);
        work.run();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts a run, shows it, and lets it come to its end; returns its folder. */
  public Path run(RunSpec spec) {
    // What is on show now would be taken for the new one's end.
    Runnable start =
        () -> {
          session().showNone();
          session().start(spec, true);
        };
    if (window) {
      WaitForAsyncUtils.waitForAsyncFx(10_000, start);
    } else {
      start.run();
    }
    pumpUntil(() -> session().state().get().filter(RunState::ended).isPresent());
    return session().folder().get().orElseThrow();
  }

  /** A small EvoSearch on the toy plane: 6 steps, generations of 6, 4 and 4. */
  public static RunSpec toySpec() {
    return toySpec(new EvoSearch(List.of(0, 2), List.of(6, 4, 4), 2, MutationOperator.MARGINAL), 1);
  }

  /** Best of n on the toy plane. */
  public static RunSpec bestOf(int n) {
    return toySpec(new BestOfN(n, Math.min(n, 64)), 1);
  }

  /** A run on the toy plane. */
  public static RunSpec toySpec(SearchMethod method, long seed) {
    return new RunSpec(
        "toy:rings",
        "",
        "",
        List.of(new RewardTerm("toy:circle", 1)),
        RewardMix.Mode.SUM,
        List.of("toy:corner"),
        method,
        WantedSize.OWN,
        6,
        1,
        "0",
        SolverOrder.FIRST,
        0.5,
        1,
        1,
        1,
        seed,
        16,
        1,
        "cpu",
        new Budget(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
        Optional.empty());
  }

  @Override
  public void close() {
    engine.close();
    bench.tasks().close();
  }
}
