package studio.evosearch.app.latents;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import studio.evosearch.app.fx.Failures;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Work;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.analysis.MapSettings;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.run.RunReport;

/**
 * The map of the run on show, as it is wanted, made in the background while somebody looks. New
 * candidates find their places on the map there is.
 */
final class MapModel {
  private static final Strings STRINGS = Strings.of(MapModel.class);

  private final Session session;
  private final Notices notices;
  private final Work work;
  private final ObjectProperty<Optional<Integer>> state =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<MapSettings> settings = new SimpleObjectProperty<>(MapSettings.TSNE);
  private final BooleanProperty looking = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<MadeMap>> made =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper halted = new ReadOnlyBooleanWrapper();

  private Optional<Path> run = Optional.empty();

  /** Whether a method that suits the run has been chosen. */
  private boolean suited;

  private Optional<Wish> underWay = Optional.empty();

  MapModel(Workbench bench) {
    session = bench.session();
    notices = bench.notices();
    work = new Work(bench.tasks());
    session.moment().subscribe(moment -> refresh());
    session.folder().subscribe(folder -> refresh());
    looking.subscribe(now -> refresh());
    state.subscribe(wanted -> goOn());
    settings.subscribe(wanted -> goOn());
  }

  /** The state index that is wanted; empty for the last that was kept. */
  ObjectProperty<Optional<Integer>> state() {
    return state;
  }

  /** How the map is to be made. */
  ObjectProperty<MapSettings> settings() {
    return settings;
  }

  /** Whether somebody looks; else nothing is computed. */
  BooleanProperty looking() {
    return looking;
  }

  /** The newest map, which may not be what is wanted yet. */
  ReadOnlyObjectProperty<Optional<MadeMap>> made() {
    return made.getReadOnlyProperty();
  }

  /** What is painted of it. */
  Optional<MapPlot> plot() {
    return made.get().flatMap(MadeMap::content).map(MadeMap.Content::plot);
  }

  /** How far the next one has come. */
  ReadOnlyObjectProperty<Optional<Work.Progress>> progress() {
    return work.progress();
  }

  /** Why there is no map, for a person; empty when that needs no words. */
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Whether the person has stopped it. */
  ReadOnlyBooleanProperty halted() {
    return halted.getReadOnlyProperty();
  }

  /** The methods that suit the run on show. */
  List<MapMethod> methods() {
    return toy() ? List.of(MapMethod.values()) : List.of(MapMethod.TSNE, MapMethod.PCA);
  }

  private boolean toy() {
    return session
        .moment()
        .get()
        .filter(m -> PlaneGenerator.isToy(m.report().spec().model()))
        .isPresent();
  }

  /**
   * Stops what is being computed; nothing is until it is asked for, or something else is wanted.
   */
  void halt() {
    work.stop();
    underWay = Optional.empty();
    halted.set(true);
  }

  /** Makes the map again, from nothing. */
  void anew() {
    session.moment().get().ifPresent(m -> compute(m.report(), Optional.empty()));
  }

  private void goOn() {
    halted.set(false);
    refresh();
  }

  private void refresh() {
    Optional<Path> folder = session.folder().get();
    if (!folder.equals(run)) {
      run = folder;
      forget();
    }
    // When no run is shown any more, its folder goes before its moment.
    folder.flatMap(shown -> session.moment().get()).ifPresent(this::refresh);
  }

  private void forget() {
    work.stop();
    underWay = Optional.empty();
    suited = false;
    halted.set(false);
    state.set(Optional.empty());
    problem.set("");
    made.set(Optional.empty());
  }

  private void refresh(Moment moment) {
    if (!suited) {
      suited = true;
      suit(moment.report());
    }
    boolean awaited = underWay.equals(Optional.of(wish()));
    boolean there = made.get().filter(m -> m.fulfils(wish(), moment.report())).isPresent();
    // What has come since the one under way began is looked at when that is done.
    if (looking.get() && !halted.get() && !awaited) {
      if (!there) {
        compute(moment.report(), made.get());
      } else if (underWay.isPresent()) {
        // The person is back at what is there.
        work.stop();
        underWay = Optional.empty();
      }
    }
  }

  /** A toy is seen in its own plane; others have none. */
  private void suit(RunReport report) {
    MapMethod suits = MapSettings.of(report.spec()).method();
    if (toy() || settings.get().method() == MapMethod.TOY) {
      settings.set(settings.get().with(suits));
    }
  }

  private Wish wish() {
    return new Wish(run.orElseThrow(), state.get(), settings.get());
  }

  private void compute(RunReport report, Optional<MadeMap> before) {
    Wish wish = wish();
    underWay = Optional.of(wish);
    halted.set(false);
    work.run(
        watcher -> MadeMap.make(wish, report, before, watcher),
        this::done,
        failure -> failed(MadeMap.nothing(wish, report, states()), failure));
  }

  private List<Integer> states() {
    return made.get().map(MadeMap::states).orElse(List.of());
  }

  private void done(MadeMap map) {
    underWay = Optional.empty();
    problem.set(map.content().isPresent() ? "" : why(map));
    made.set(Optional.of(map));
    refresh();
  }

  private static String why(MadeMap map) {
    if (map.states().isEmpty()) {
      return STRINGS.text("problem.noLatents");
    }
    String state = Numbers.count(map.state().orElseThrow());
    return map.states().contains(map.state().orElseThrow())
        ? STRINGS.text("problem.few", state, Numbers.count(MadeMap.FEWEST))
        : STRINGS.text("problem.noState", state, map.states().toString());
  }

  private void failed(MadeMap instead, Throwable failure) {
    underWay = Optional.empty();
    if (Failures.isFault(failure)) {
      notices.problem(failure);
    }
    problem.set(Failures.sentence(failure));
    made.set(Optional.of(instead));
    refresh();
  }
}
