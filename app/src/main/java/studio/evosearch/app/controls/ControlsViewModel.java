package studio.evosearch.app.controls;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Draft;
import studio.evosearch.app.session.Flight;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Session;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunEvent;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.Settings;

/** What can be done with the run on show now, and how far it is. */
final class ControlsViewModel {
  private static final Strings STRINGS = Strings.of(ControlsViewModel.class);

  private final Session session;
  private final Draft draft;

  // Held: a binding nobody holds hears of nothing.
  private final BooleanBinding canRun;
  private final BooleanBinding canHold;
  private final BooleanBinding canStop;
  private final BooleanBinding canResume;
  private final BooleanBinding canReplay;
  private final BooleanBinding paused;
  private final BooleanBinding canStep;
  private final BooleanBinding steerable;

  ControlsViewModel(Session session, Draft draft) {
    this.session = session;
    this.draft = draft;
    canRun = Bindings.createBooleanBinding(() -> draft.spec().get().isPresent(), draft.spec());
    canHold = in(RunState.RUNNING, RunState.PAUSED);
    canStop = in(RunState.RUNNING, RunState.PAUSED, RunState.QUEUED);
    canResume = in(RunState.STOPPED, RunState.FAILED, RunState.INTERRUPTED);
    canReplay = in(RunState.DONE, RunState.STOPPED);
    paused = in(RunState.PAUSED);
    canStep = canHold.or(canRun);
    steerable = Bindings.createBooleanBinding(session::steerable, session.moment());
  }

  // --- what can be done

  /** Whether the setup fits together, so that a run can start. */
  BooleanBinding canRun() {
    return canRun;
  }

  /** Whether the run on show is at work or held. */
  BooleanBinding canHold() {
    return canHold;
  }

  /** Whether a step can be taken: by the run on show, or by a new one. */
  BooleanBinding canStep() {
    return canStep;
  }

  BooleanBinding canStop() {
    return canStop;
  }

  /** Whether the run on show ended before its time. */
  BooleanBinding canResume() {
    return canResume;
  }

  BooleanBinding canReplay() {
    return canReplay;
  }

  BooleanBinding paused() {
    return paused;
  }

  private BooleanBinding in(RunState... states) {
    return Bindings.createBooleanBinding(
        () -> session.state().get().filter(List.of(states)::contains).isPresent(), session.state());
  }

  // --- doing it

  /** Starts what the setup says; it waits its turn when another run is at work. */
  void run() {
    draft.spec().get().ifPresent(spec -> session.start(spec, true));
  }

  void holdOrGoOn() {
    session.post(paused().get() ? new RunCommand.Resume() : new RunCommand.Pause(false));
  }

  /** Holds the run and gives the device's memory back. */
  void holdAndRelease() {
    session.post(new RunCommand.Pause(true));
  }

  /** Goes on to the next boundary and holds there; starts a run where none is at work. */
  void step(Boundary until) {
    if (canHold().get()) {
      session.post(new RunCommand.Step(until));
    } else {
      draft
          .spec()
          .get()
          .ifPresent(
              spec -> session.start(spec, true, run -> run.post(new RunCommand.Step(until))));
    }
  }

  void stop(RunCommand.When when) {
    session.post(new RunCommand.Stop(when));
  }

  void resume() {
    session.folder().get().ifPresent(session::resume);
  }

  void replay() {
    session.folder().get().ifPresent(session::replay);
  }

  void undo() {
    session.post(new RunCommand.Undo());
  }

  void redo() {
    session.post(new RunCommand.Redo());
  }

  // --- how far it is

  /** NFE done of those planned, 0 to 1; below 0 while that is not known. */
  ObservableValue<Double> fraction() {
    return Bindings.createObjectBinding(
        () -> {
          if (session.state().get().equals(Optional.of(RunState.DONE))) {
            return 1.0;
          }
          Optional<RunEvent.Progress> progress = session.progress().get();
          if (progress.isEmpty()) {
            return session.state().get().equals(Optional.of(RunState.RUNNING)) ? -1.0 : 0.0;
          }
          long planned = progress.get().nfePlanned();
          return planned <= 0 ? -1.0 : Math.min(1, (double) progress.get().spent().nfe() / planned);
        },
        session.state(),
        session.progress());
  }

  /** Where the run on show stands, one line. */
  ObservableValue<String> status() {
    return Bindings.createStringBinding(
        this::statusText, session.state(), session.progress(), session.moment(), session.flight());
  }

  private String statusText() {
    Optional<RunState> state = session.state().get();
    if (state.isEmpty()) {
      return STRINGS.text("status.none");
    }
    return switch (state.get()) {
      case QUEUED -> STRINGS.text("status.queued");
      case RUNNING ->
          session.progress().get().map(this::working).orElse(STRINGS.text("status.opening"));
      case PAUSED ->
          STRINGS.text("status.paused", session.progress().get().map(this::working).orElse(""));
      case DONE, STOPPED, FAILED, INTERRUPTED -> ended(state.get());
    };
  }

  private String working(RunEvent.Progress progress) {
    int steps = session.moment().get().map(m -> m.report().spec().steps()).orElse(progress.state());
    return STRINGS.text(
        "status.working",
        Numbers.count(progress.generation()),
        Numbers.count(progress.state()),
        Numbers.count(steps),
        Numbers.count(progress.spent().nfe()),
        Numbers.count(progress.nfePlanned()),
        Numbers.setting(Math.round(progress.nfePerSecond() * 10) / 10.0),
        Numbers.time(progress.secondsLeft()));
  }

  private String ended(RunState state) {
    String name = STRINGS.text("status." + state.name().toLowerCase(Locale.ROOT));
    return session
        .moment()
        .get()
        .map(m ->
            STRINGS.text(
                "status.ended",
                name,
                Numbers.count(m.report().nfe()),
                Numbers.time(m.report().seconds()),
                m.report()
                    .best()
                    .map(best -> Numbers.reward(best.reward()))
                    .orElse(Numbers.reward(Double.NaN))))
        .orElse(name);
  }

  // --- steering

  /** The generation from which what is steered now applies; empty without a run. */
  Optional<Integer> appliesFrom() {
    return session
        .moment()
        .get()
        .map(m ->
            session
                .flight()
                .get()
                .map(Flight::round)
                .map(round -> round.index() + 1)
                .orElse(m.report().next()));
  }

  /** Whether the run on show can be steered: there is one, and its newest generation is shown. */
  BooleanBinding steerable() {
    return steerable;
  }

  /** What will apply to the generation planned next. */
  Optional<Settings> next() {
    return session.moment().get().map(m -> m.report().settings());
  }

  /** What applies to the generation being denoised, else what was applied last. */
  Optional<Settings> inForce() {
    return session
        .flight()
        .get()
        .map(Flight::settings)
        .or(() ->
            session
                .moment()
                .get()
                .map(Moment::report)
                .filter(r -> !r.generations().isEmpty())
                .map(r -> r.generations().getLast().settings()));
  }

  void post(RunCommand.Steering command) {
    session.post(command);
  }
}
