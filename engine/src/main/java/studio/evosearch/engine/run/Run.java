package studio.evosearch.engine.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.model.Conditioning;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.Round;
import studio.evosearch.engine.search.SearchView;

/**
 * One search from its spec to its end, generation by generation, on the thread that calls {@link
 * #work}. Holds nothing that is not in its store but the generation in flight.
 */
final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final RunStore store;
  private final RunSpec spec;
  private final RunParts parts;
  private final Gate gate;
  private final Consumer<RunEvent> events;
  private final BooleanSupplier errand;
  private final Archive archive;
  private final Journal journal;
  private final Stopwatch watch = new Stopwatch();
  private final Map<List<String>, Conditioning> encoded = new HashMap<>();

  private Ledger before = Ledger.ZERO;
  private Ledger rejudging = Ledger.ZERO;
  private double stored;
  private int next;
  private long planned;
  private boolean inFlight;
  private boolean released;
  private String judgedFor;
  private Settings settings;
  private final long nfeAtStart;

  /**
   * @param errand does one errand with the run's model; false when none waits
   */
  Run(
      RunStore store,
      RunParts parts,
      Gate gate,
      Consumer<RunEvent> events,
      BooleanSupplier errand) {
    this.store = store;
    this.spec = store.spec();
    this.parts = parts;
    this.gate = gate;
    this.events = events;
    this.errand = errand;
    this.archive = new Archive(parts.mix());
    this.journal = new Journal(store);
    for (GenerationRecord generation : store.generations()) {
      before = before.plus(generation.spent());
      next = generation.index() + 1;
    }
    this.nfeAtStart = before.nfe();
    this.settings = journal.at(next);
    store.setGuideNames(parts.guideNames());
    this.judgedFor = settings.prompt();
    archive.add(store.candidates(judgedFor), settings.controls());
  }

  /**
   * Searches to the end. What breaks the run comes out as it is: who gave it the thread stores and
   * tells it.
   */
  RunState work() throws InterruptedException {
    enter(RunState.RUNNING, "");
    return search();
  }

  private RunState search() throws InterruptedException {
    // At the start no boundary has been crossed: a step that was asked for is still to be taken.
    Boundary here = Boundary.CALL;
    while (true) {
      if (gate.pass(here, new AtTheGate()) == Gate.Pass.STOP || !weigh()) {
        return enter(RunState.STOPPED, "stopped after a generation");
      }
      here = Boundary.GENERATION;
      Optional<String> over = budgetReached();
      if (over.isPresent()) {
        return enter(RunState.DONE, over.get());
      }
      SearchView view = view();
      Optional<Round> plan = spec.method().next(view);
      if (plan.isEmpty()) {
        return enter(RunState.DONE, "the search is complete");
      }
      Round round = plan.get().within(view.nfeLeft());
      if (round.proposals().isEmpty() && !plan.get().proposals().isEmpty()) {
        return enter(RunState.DONE, "the next trajectory does not fit the NFE budget");
      }
      planned = before.nfe() + Math.min(view.nfeLeft(), spec.method().remainingNfe(view));
      if (!fly(round)) {
        return enter(RunState.STOPPED, "stopped; the generation in flight was dropped");
      }
    }
  }

  private SearchView view() {
    return new SearchView(
        spec.seed(),
        spec.steps(),
        spec.branch().isPresent(),
        spec.rootState(),
        next,
        archive.candidates(),
        archive::fitness,
        spec.budget().nfe().orElse(Long.MAX_VALUE) - before.nfe(),
        settings.controls());
  }

  private Optional<String> budgetReached() {
    Budget budget = spec.budget();
    OptionalDouble best = bestFitness();
    if (budget.targetReward().isPresent()
        && best.isPresent()
        && best.getAsDouble() >= budget.targetReward().getAsDouble()) {
      return Optional.of("the target reward is reached");
    }
    if (budget.seconds().isPresent()
        && before.seconds() + watch.seconds() - stored >= budget.seconds().getAsDouble()) {
      return Optional.of("the time budget is spent");
    }
    return Optional.empty();
  }

  /**
   * Weighs the archive for the next generation. A new prompt has old candidates judged anew, a
   * batch a device at a time; commands that come meanwhile apply at once. False when the run is to
   * stop.
   */
  private boolean weigh() throws InterruptedException {
    while (true) {
      settings = journal.at(next);
      List<Long> unjudged = store.unjudged(settings.prompt());
      if (unjudged.isEmpty()) {
        break;
      }
      List<Candidate> some =
          unjudged.stream()
              .limit(parts.atOnce())
              .map(id -> archive.candidates().get(id.intValue()))
              .toList();
      unlessCancelled(
          () -> rejudging = rejudging.plus(parts.rejudge(store, some, settings.prompt())));
      if (gate.pass(Boundary.CALL, new AtTheGate()) == Gate.Pass.STOP) {
        return false;
      }
    }
    if (settings.prompt().equals(judgedFor)) {
      archive.weigh(settings.controls());
    } else {
      archive.replace(store.candidates(settings.prompt()), settings.controls());
      judgedFor = settings.prompt();
    }
    return true;
  }

  /** Denoises, judges and stores a generation; false when it was stopped on the way. */
  private boolean fly(Round round) throws InterruptedException {
    inFlight = true;
    events.accept(new RunEvent.GenerationStarted(round, archive.candidates().size(), settings));
    Generation generation =
        new Generation(store, parts, round, archive.candidates(), conditioning(), settings);
    boolean landed = false;
    try {
      if (denoise(round, generation) && judge(generation)) {
        land(round, generation);
        landed = true;
      }
      return landed;
    } finally {
      if (!landed) {
        store.addDropped(generation.spent().nfe());
      }
    }
  }

  private boolean denoise(Round round, Generation generation) throws InterruptedException {
    Trajectories trajectories = generation.trajectories();
    for (boolean first = true; !trajectories.done(); first = false) {
      Boundary here = trajectories.atStepBoundary() ? Boundary.STEP : Boundary.CALL;
      if (!first && gate.pass(here, new AtTheGate()) == Gate.Pass.STOP) {
        return false;
      }
      trajectories.advance();
      generation.previews().forEach(events);
      progress(round, generation);
    }
    return true;
  }

  private boolean judge(Generation generation) throws InterruptedException {
    while (!generation.judged()) {
      if (gate.pass(Boundary.CALL, new AtTheGate()) == Gate.Pass.STOP) {
        return false;
      }
      unlessCancelled(generation::judgeNext);
    }
    return true;
  }

  /** Judges, unless somebody wants the run at its gate; what is not judged is judged after that. */
  private static void unlessCancelled(Runnable judging) {
    try {
      judging.run();
    } catch (CancellationException e) {
      LOG.info("judging was cancelled");
    }
  }

  /** Stores a judged generation and tells of it. */
  private void land(Round round, Generation generation) {
    double now = watch.seconds();
    Ledger spent = generation.spent().plus(rejudging).withSeconds(now - stored);
    Commit commit = generation.commit(spent);
    store.commit(commit, parts.generator().info().latentShape());
    stored = now;
    rejudging = Ledger.ZERO;
    before = before.plus(spent);
    next = round.index() + 1;
    inFlight = false;
    List<Candidate> candidates = commit.candidates();
    archive.add(candidates, settings.controls());
    if (!generation.failures().isEmpty()) {
      events.accept(new RunEvent.Quarantined(new TreeMap<>(generation.failures())));
    }
    List<Double> fitness = candidates.stream().map(Candidate::id).map(archive::fitness).toList();
    List<RunEvent.Best> best = archive.best(spec.steps(), settings.controls()).stream().toList();
    events.accept(new RunEvent.GenerationDone(round, candidates, fitness, best, before));
  }

  private Conditioning conditioning() {
    return encoded.computeIfAbsent(
        List.of(settings.prompt(), settings.negative()),
        texts -> parts.generator().encode(texts.get(0), texts.get(1)));
  }

  private void progress(Round round, Generation generation) {
    Ledger spent =
        before.plus(generation.spent()).withSeconds(before.seconds() + watch.seconds() - stored);
    double rate = (spent.nfe() - nfeAtStart) / watch.seconds();
    double left = (planned - spent.nfe()) / rate;
    events.accept(
        new RunEvent.Progress(
            round.index(),
            generation.trajectories().state(),
            spent,
            planned,
            bestFitness(),
            rate,
            left));
  }

  private OptionalDouble bestFitness() {
    return archive.best(spec.steps(), settings.controls()).stream()
        .mapToDouble(RunEvent.Best::fitness)
        .findFirst();
  }

  private RunState enter(RunState state, String reason) {
    store.setState(state, reason);
    events.accept(new RunEvent.StateChanged(state, reason));
    return state;
  }

  /** What a run does with commands, on its own thread. */
  private final class AtTheGate implements Gate.Listener {
    @Override
    public void act(RunCommand.Act act) {
      int unplanned = inFlight ? next + 1 : next;
      events.accept(journal.take(act, unplanned, archive.candidates().size()));
    }

    @Override
    public void held(boolean releaseMemory) {
      watch.hold();
      released = releaseMemory;
      if (released) {
        parts.release();
      }
      enter(RunState.PAUSED, "");
    }

    @Override
    public void released() {
      watch.go();
      released = false;
      enter(RunState.RUNNING, "");
    }

    /** On nobody's bill: the run's clock stands still. */
    @Override
    public boolean errand() {
      watch.hold();
      boolean done = errand.getAsBoolean();
      if (done && released) {
        parts.release();
      }
      watch.go();
      return done;
    }
  }
}
