package studio.evosearch.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.run.Deletion;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.RunEvent;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunLock;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.run.Workshop;

/**
 * Works a plan off, trial by trial, in a folder. What is in it already is not done again; a run
 * that was interrupted goes on. Models stay open from run to run.
 */
public final class Bench {
  private final BenchPlan plan;
  private final BenchFolder folder;
  private final Workshop workshop;
  private final boolean keepRuns;
  private final Consumer<Progress> listener;
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final Map<EngineService, Trial> flying = new HashMap<>();
  private final Deque<Trial> waiting = new ArrayDeque<>();

  private record Ended(EngineService service, RunEvent.StateChanged how) {}

  /**
   * How far it is, told when it begins and after every trial.
   *
   * @param trial what was done last, in words; empty at the beginning
   * @param rows its rows
   * @param done trials, those done before included
   * @param all trials
   * @param nfe what the trials of this process spent
   * @param nfeLeft what is still to be spent, at most
   */
  public record Progress(
      String trial, List<BenchRow> rows, int done, int all, long nfe, long nfeLeft) {}

  private Bench(
      BenchPlan plan,
      BenchFolder folder,
      Workshop workshop,
      boolean keepRuns,
      Consumer<Progress> listener) {
    this.plan = plan;
    this.folder = folder;
    this.workshop = workshop;
    this.keepRuns = keepRuns;
    this.listener = listener;
  }

  /**
   * Does what a plan asks for and a folder does not hold yet.
   *
   * @param path made where it is not there
   * @param workers runs at work at the same time, each with models of its own
   * @param keepRuns whether to leave the runs, pictures and all, beside their figures
   * @return every row that the plan asks for
   * @throws studio.evosearch.engine.run.BadRunException when the folder holds a bench of other
   *     settings
   * @throws RunException when a run fails, or another process works there
   */
  public static List<BenchRow> run(
      BenchPlan plan,
      Path path,
      int workers,
      boolean keepRuns,
      Workshop workshop,
      Consumer<Progress> listener)
      throws IOException, InterruptedException {
    Files.createDirectories(path);
    try (RunLock _ = RunLock.take(path)) {
      BenchFolder folder = BenchFolder.open(path, plan);
      return new Bench(plan, folder, workshop, keepRuns, listener).work(workers);
    }
  }

  private List<BenchRow> work(int workers) throws IOException, InterruptedException {
    List<Trial> all = plan.trials();
    all.stream().filter(trial -> !folder.results().holds(trial)).forEach(waiting::add);
    long before = left();
    tell("", List.of(), all.size(), before);
    List<EngineService> services = new ArrayList<>();
    try {
      for (int i = 0; i < workers && !waiting.isEmpty(); i++) {
        EngineService service = new EngineService(workshop, 0);
        services.add(service);
        next(service);
      }
      while (!flying.isEmpty()) {
        Ended end = ended.take();
        Trial trial = Objects.requireNonNull(flying.remove(end.service()));
        List<BenchRow> rows = settle(trial, end.how());
        tell(trial.toString(), rows, all.size(), before);
        next(end.service());
      }
    } finally {
      services.forEach(EngineService::close);
    }
    return folder.rows(plan);
  }

  private long left() {
    return waiting.stream().mapToLong(trial -> trial.budgets().getLast()).sum()
        + flying.values().stream().mapToLong(trial -> trial.budgets().getLast()).sum();
  }

  private void tell(String trial, List<BenchRow> rows, int all, long before) {
    int done = all - waiting.size() - flying.size();
    listener.accept(new Progress(trial, rows, done, all, before - left(), left()));
  }

  /** Begins the next trial, or goes on with what a killed process left of it. */
  private void next(EngineService service) throws IOException {
    Trial trial = waiting.poll();
    if (trial == null) {
      return;
    }
    flying.put(service, trial);
    Path run = folder.run(trial);
    Consumer<RunEvent> watch =
        event -> {
          if (event instanceof RunEvent.StateChanged change && change.state().ended()) {
            ended.add(new Ended(service, change));
          }
        };
    if (!Files.exists(run.resolve("run.db"))) {
      service.start(trial.spec(), run, watch);
    } else if (folder.done(run)) {
      ended.add(new Ended(service, new RunEvent.StateChanged(RunState.DONE, "")));
    } else {
      service.resume(run, watch);
    }
  }

  private List<BenchRow> settle(Trial trial, RunEvent.StateChanged how) throws IOException {
    Path run = folder.run(trial);
    if (how.state() != RunState.DONE) {
      throw new RunException("%s: %s: %s".formatted(run, trial, how.reason()));
    }
    List<BenchRow> rows = new ArrayList<>();
    try (RunStore store = RunStore.read(run)) {
      Measures measures = new Measures(store, plan.top());
      trial.budgets().forEach(budget -> rows.add(measures.row(trial, budget)));
      if (PlaneGenerator.isToy(trial.spec().model())) {
        folder.points().append(trial, measures);
      }
    }
    folder.results().append(rows);
    if (!keepRuns) {
      Deletion.of(run);
    }
    return rows;
  }
}
