package studio.evosearch.app.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.image.Image;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunEvent;
import studio.evosearch.engine.run.RunFolders;
import studio.evosearch.engine.run.RunHandle;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunStore;

/**
 * The run on show, and the one way to the engine. Values come in as events and as reports read in
 * the background; commands go out. All properties are on the FX thread, which never waits.
 */
public final class Session {
  private static final Strings STRINGS = Strings.of(Session.class);

  /** So many are named where many are told of. */
  private static final int NAMED = 8;

  private final EngineDesk desk;
  private final ReportReader reports;
  private final Supplier<Path> runs;
  private final Notices notices;

  private final Selection selection = new Selection();

  private final ReadOnlyObjectWrapper<Optional<Path>> folder = empty();
  private final ReadOnlyObjectWrapper<Optional<Moment>> moment = empty();
  private final ReadOnlyObjectWrapper<Optional<RunState>> state = empty();
  private final ReadOnlyObjectWrapper<Optional<Flight>> flight = empty();
  private final ReadOnlyObjectWrapper<Optional<RunEvent.Progress>> progress = empty();
  private final ObservableMap<Long, Image> previews = FXCollections.observableHashMap();
  private final ReadOnlyObjectWrapper<Optional<Working>> working = empty();
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

  /**
   * @param runs the folder new runs go to, asked each time
   */
  public Session(EngineService engine, Supplier<Path> runs, Tasks tasks, Notices notices) {
    this.desk = new EngineDesk(engine, tasks, new Hearing());
    this.reports = new ReportReader(tasks, this::read, this::unreadable);
    this.runs = () -> runs.get().toAbsolutePath().normalize();
    this.notices = notices;
  }

  private static <T> ReadOnlyObjectWrapper<Optional<T>> empty() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  /** The folder of the run on show. */
  public ReadOnlyObjectProperty<Optional<Path>> folder() {
    return folder.getReadOnlyProperty();
  }

  /** The run on show at the generation the scrubber stands at; empty while it is being read. */
  public ReadOnlyObjectProperty<Optional<Moment>> moment() {
    return moment.getReadOnlyProperty();
  }

  /** Where the run on show stands. */
  public ReadOnlyObjectProperty<Optional<RunState>> state() {
    return state.getReadOnlyProperty();
  }

  /** Its generation being denoised. */
  public ReadOnlyObjectProperty<Optional<Flight>> flight() {
    return flight.getReadOnlyProperty();
  }

  /** Its latest progress, while the engine has it. */
  public ReadOnlyObjectProperty<Optional<RunEvent.Progress>> progress() {
    return progress.getReadOnlyProperty();
  }

  /** Previews of the generation being denoised, by candidate. */
  public ObservableMap<Long, Image> previews() {
    return previews;
  }

  /** Which of its candidates are selected. */
  public Selection selection() {
    return selection;
  }

  /** The latest progress of the run at work, on show or not. */
  public ReadOnlyObjectProperty<Optional<Working>> working() {
    return working.getReadOnlyProperty();
  }

  /** Grows whenever a run, on show or not, was made, changed its state or stored a generation. */
  public ReadOnlyLongProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** The folder of the library, where new runs go. */
  public Path library() {
    return runs.get();
  }

  /** The runs that wait, the next one first. */
  public List<RunHandle> queue() {
    return desk.queue();
  }

  /** Moves a waiting run; 0 is next. */
  public void move(RunHandle handle, int place) {
    desk.move(handle, place);
    changed();
  }

  /** Whether the engine has a run in its hands: at work, held or waiting. */
  public boolean isLive(Path run) {
    return liveState(run).isPresent();
  }

  /** Where a run stands that the engine has in its hands. */
  public Optional<RunState> liveState(Path run) {
    return desk.live(run).filter(r -> !r.ended()).map(LiveRun::state);
  }

  // --- runs

  /** Makes a run in the library and queues it; shows it when {@code show}. */
  public void start(RunSpec spec, boolean show) {
    start(spec, show, handle -> {});
  }

  /**
   * Makes a run in the library and queues it.
   *
   * @param prepare what to tell it before it begins, such as to hold after a step
   */
  public void start(RunSpec spec, boolean show, Consumer<RunHandle> prepare) {
    take(
        show,
        () -> RunFolders.free(runs.get(), spec.prompt(), spec.model()),
        (engine, run, listener) -> engine.start(spec, run, listener),
        prepare);
  }

  /** Goes on with a stored run, and shows it. */
  public void resume(Path run) {
    take(true, () -> run, EngineService::resume, handle -> {});
  }

  /** Repeats a run with its journal in a new folder, and shows it. */
  public void replay(Path source) {
    take(
        true,
        () -> {
          try (RunStore store = RunStore.read(source)) {
            return RunFolders.free(runs.get(), store.spec().prompt(), store.spec().model());
          }
        },
        (engine, run, listener) -> engine.replay(source, run, listener),
        handle -> {});
  }

  private void take(
      boolean show, Callable<Path> place, EngineDesk.Taking taking, Consumer<RunHandle> prepare) {
    desk.take(
        place,
        taking,
        prepare,
        run -> {
          if (show) {
            show(run);
          }
          changed();
        });
  }

  /** Shows a run; empties the selection when it is another one. */
  public void show(Path run) {
    if (!onShow(run)) {
      selection.clear();
      moment.set(Optional.empty());
      folder.set(Optional.of(run));
    }
    mirror();
    reload(run);
  }

  /** Shows a run that has come into the library from elsewhere. */
  public void showNew(Path run) {
    show(run);
    changed();
  }

  /** Shows no run. */
  public void showNone() {
    selection.clear();
    folder.set(Optional.empty());
    moment.set(Optional.empty());
    state.set(Optional.empty());
    mirror();
  }

  private boolean onShow(Path run) {
    return folder.get().equals(Optional.of(run));
  }

  // --- time

  /** Shows a generation; the newest one is followed from then on. */
  public void scrub(int generation) {
    moment
        .get()
        .ifPresent(now -> {
          int last = now.report().generations().size() - 1;
          int wanted = Math.clamp(generation, Math.min(0, last), last);
          moment.set(Optional.of(at(now.report(), wanted, wanted == last)));
        });
  }

  private static Moment at(RunReport report, int generation, boolean following) {
    boolean past = generation >= 0 && generation < report.generations().size() - 1;
    return new Moment(
        report,
        generation,
        following,
        past ? report.generations().get(generation).settings() : report.settings());
  }

  /** Whether the run on show can be steered: a past generation cannot. */
  public boolean steerable() {
    return moment.get().filter(m -> !m.past()).isPresent();
  }

  // --- commands

  /**
   * Tells the run on show something. A run the engine does not have takes steering into its journal
   * for the generation it would plan next.
   */
  public void post(RunCommand command) {
    Optional<Path> run = folder.get();
    if (run.isEmpty()) {
      return;
    }
    if (command instanceof RunCommand.Steering && !steerable()) {
      notices.warning(STRINGS.text("past.readOnly"));
      return;
    }
    desk.post(run.get(), command);
  }

  /** Asks the engine something; the answer, or what went wrong, comes on the FX thread. */
  public <T> void ask(
      Function<EngineService, CompletableFuture<T>> question,
      Consumer<T> answer,
      Consumer<Throwable> failed) {
    desk.ask(question, answer, failed);
  }

  /**
   * Decodes latents with the model of a run, in the engine's hands. It waits for that, so it is for
   * background threads.
   *
   * @throws RuntimeException as opening the model and calling it does
   */
  public List<Footage> decode(RunSpec spec, float[][] latents) {
    return desk.decode(spec, latents);
  }

  // --- events

  private final class Hearing implements EngineDesk.Listener {
    @Override
    public void told(Path run, RunEvent event) {
      switch (event) {
        case RunEvent.StateChanged e -> stateChanged(run, e);
        case RunEvent.GenerationDone _ -> changed(run);
        case RunEvent.Steered _ -> reload(run);
        case RunEvent.Undone _ -> reload(run);
        case RunEvent.Refused e -> notices.warning(STRINGS.text("refused", e.why()));
        case RunEvent.Quarantined e -> notices.warning(quarantined(e.whys()));
        case RunEvent.GenerationStarted _ -> {}
        case RunEvent.Progress e -> working.set(Optional.of(new Working(run, e)));
        case RunEvent.Preview _ -> {}
      }
      if (onShow(run)) {
        mirror();
      }
    }

    @Override
    public void preview(Path run, long candidate, Image image) {
      if (onShow(run) && flight.get().isPresent()) {
        previews.put(candidate, image);
      }
    }
  }

  private static String quarantined(SortedMap<Long, String> whys) {
    String which =
        whys.keySet().stream().map(Numbers::count).limit(NAMED).collect(Collectors.joining(", "));
    return STRINGS.text(
        whys.size() == 1 ? "quarantined" : "quarantined.many",
        whys.size() > NAMED ? which + ", …" : which,
        whys.firstEntry().getValue());
  }

  private void stateChanged(Path run, RunEvent.StateChanged change) {
    if (change.state().ended()) {
      working.set(working.get().filter(w -> !w.run().equals(run)));
    }
    if (change.state() == RunState.FAILED) {
      notices.problem(
          STRINGS.text("failed", String.valueOf(run.getFileName()), change.reason()),
          Optional.of(new Notices.Remedy(STRINGS.text("resume"), () -> resume(run))));
    }
    changed(run);
  }

  private void changed(Path run) {
    changed();
    reload(run);
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** Brings what is shown in line with what the run on show has told. */
  private void mirror() {
    Optional<LiveRun> shown = folder.get().flatMap(desk::live);
    // A generation that is stored stays in flight until its report is read: nothing vanishes.
    int next = moment.get().map(m -> m.report().next()).orElse(0);
    flight.set(shown.flatMap(LiveRun::flight).filter(f -> f.round().index() >= next));
    progress.set(shown.flatMap(LiveRun::progress));
    shown.ifPresent(run -> state.set(Optional.of(run.state())));
    if (flight.get().isEmpty()) {
      previews.clear();
    } else {
      shown.ifPresent(run -> previews.keySet().retainAll(run.previews().keySet()));
      shown.ifPresent(run -> previews.putAll(run.previews()));
    }
  }

  // --- reports

  private void reload(Path run) {
    if (onShow(run)) {
      reports.request(run);
    }
  }

  private void read(Path run, RunReport report) {
    if (onShow(run)) {
      show(report);
    }
  }

  private void unreadable(Path run, Throwable failure) {
    if (onShow(run)) {
      showNone();
      notices.problem(failure);
    }
  }

  private void show(RunReport report) {
    int last = report.generations().size() - 1;
    boolean following = moment.get().map(Moment::following).orElse(true);
    int generation = following ? last : moment.get().map(Moment::generation).orElse(last);
    moment.set(Optional.of(at(report, generation, following)));
    if (folder.get().flatMap(desk::live).isEmpty()) {
      state.set(Optional.of(report.runState()));
    }
    mirror();
  }
}
