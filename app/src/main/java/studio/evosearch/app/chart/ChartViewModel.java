package studio.evosearch.app.chart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunEvent;
import studio.evosearch.engine.run.RunLibrary;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunSummary;
import studio.evosearch.engine.search.MethodKind;

/** What the chart shows, worked out in the background, and what a person can do in it. */
public final class ChartViewModel {
  /**
   * The run on show as the chart draws it.
   *
   * @param data all of it, past the scrubber too
   * @param parted where guide and held-out rewards have parted by the generation on show
   * @param baselineNfe what a baseline may spend; 0 where that buys not one trajectory
   */
  record Shown(Moment moment, ChartData data, List<PartingWays> parted, long baselineNfe) {
    /** Spent up to and with the generation on show. */
    double nfe() {
      return data.nfeAt(moment.generation());
    }

    /** The candidates of the generations up to the one on show. */
    Stream<Landing> landings() {
      return data.candidates().stream()
          .filter(l -> l.candidate().generation() <= moment.generation());
    }

    /** The figures of the generations up to the one on show. */
    List<GenerationPoint> generations() {
      return data.generations().subList(0, moment.generation() + 1);
    }
  }

  private record Baseline(Path run, MethodKind kind) {}

  private final Workbench bench;
  private final Session session;
  private final Tasks.Latest reading;
  private final Overlays overlays;
  private final Diversities diversities;
  private final Map<Baseline, Integer> baselines = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<String>> heldOut =
      new SimpleObjectProperty<>(Optional.empty());
  private List<String> heldOutNames = List.of();

  public ChartViewModel(Workbench bench) {
    this.bench = bench;
    this.session = bench.session();
    this.reading = bench.tasks().latest();
    this.overlays = new Overlays(session, bench.tasks(), bench.notices());
    this.diversities = new Diversities(bench.tasks());
    session.moment().subscribe(this::read);
  }

  private void read(Optional<Moment> moment) {
    diversities.show(moment);
    if (moment.isEmpty()) {
      reading.drop();
      shown.set(Optional.empty());
    } else {
      reading.run(() -> shown(moment.get()), this::show);
    }
  }

  private static Shown shown(Moment moment) {
    ChartData data = ChartData.of(moment.report());
    List<Landing> finished = data.finished(moment.generation());
    RunSpec spec = moment.report().spec();
    long nfe = Baselines.nfe(moment.report());
    return new Shown(
        moment,
        data,
        data.heldOut().stream().flatMap(name -> PartingWays.of(finished, name).stream()).toList(),
        nfe < spec.steps() - spec.rootState() ? 0 : nfe);
  }

  private void show(Shown read) {
    if (!read.data().heldOut().equals(heldOutNames)) {
      heldOutNames = read.data().heldOut();
      heldOut.set(heldOutNames.stream().findFirst());
    }
    shown.set(Optional.of(read));
  }

  /** The run on show; empty while there is none or it is being read. */
  ReadOnlyObjectProperty<Optional<Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  /** The held-out reward that is drawn: one at a time, since each has a scale of its own. */
  ObjectProperty<Optional<String>> heldOut() {
    return heldOut;
  }

  /** The runs it is compared with. */
  Overlays overlays() {
    return overlays;
  }

  /** NFE the run on show will have spent at its end, while it is at work; else 0. */
  ObservableValue<Double> planned() {
    return session
        .progress()
        .map(progress -> progress.map(RunEvent.Progress::nfePlanned).orElse(0L).doubleValue());
  }

  /** How different the pictures of the generation on show are. */
  ObservableValue<Gauge> diversity() {
    return Bindings.createObjectBinding(
        () ->
            shown
                .get()
                .map(s -> diversity(s.moment().generation(), diversities.all().get()))
                .orElse(Gauge.NONE),
        shown,
        diversities.all());
  }

  private static Gauge diversity(int generation, Map<Integer, Double> known) {
    return Gauge.of(
        IntStream.rangeClosed(0, generation)
            .mapToObj(i -> known.getOrDefault(i, Double.NaN))
            .toList());
  }

  /** The effective number of parents of the generation on show. */
  ObservableValue<Gauge> parents() {
    return shown.map(now ->
        now.map(s -> Gauge.of(s.generations().stream().map(GenerationPoint::parents).toList()))
            .orElse(Gauge.NONE));
  }

  /** Selects a candidate; as well as those that are, or no more, when {@code toggle}. */
  void select(long candidate, boolean toggle) {
    if (toggle) {
      session.selection().toggle(candidate);
    } else {
      session.selection().select(candidate);
    }
  }

  /** Selects the candidate next to the one that has the focus; the best when there is none. */
  void selectNext(int places) {
    shown
        .get()
        .ifPresent(now -> {
          List<Long> ids = now.moment().candidates().stream().map(c -> c.id()).toList();
          Optional<Long> focus = session.selection().focus().get();
          Optional<Long> wanted =
              focus.isPresent()
                  ? focus.map(id -> Math.clamp(id + places, 0L, ids.size() - 1L))
                  : now.moment().best().map(c -> c.id());
          wanted.filter(ids::contains).ifPresent(session.selection()::select);
        });
  }

  /** The focused candidate and its ancestors, the eldest first. */
  List<Long> lineage() {
    List<Long> line = new ArrayList<>();
    shown
        .get()
        .ifPresent(now -> {
          Optional<Long> next = session.selection().focus().get();
          while (next.isPresent()) {
            line.addFirst(next.get());
            next =
                now.moment()
                    .candidate(next.get())
                    .flatMap(c -> c.parent().stream().boxed().findFirst());
          }
        });
    return line;
  }

  // --- comparison

  /** Whether a baseline can be started for the run on show. */
  ObservableBooleanValue comparable() {
    return Bindings.createBooleanBinding(
        () -> shown.get().filter(s -> s.baselineNfe() > 0).isPresent(), shown);
  }

  /** Queues a run of another method with the same NFE, and shows it in the chart. */
  void startBaseline(MethodKind kind) {
    Optional<Path> run = session.folder().get();
    if (run.isEmpty() || shown.get().isEmpty()) {
      return;
    }
    int before = baselines.merge(new Baseline(run.get(), kind), 1, Integer::sum) - 1;
    session.start(
        Baselines.spec(shown.get().get().moment().report(), kind, before),
        false,
        handle -> bench.tasks().fx().execute(() -> overlay(run.get(), handle.folder())));
  }

  private void overlay(Path run, Path baseline) {
    if (session.folder().get().equals(Optional.of(run))) {
      overlays.add(baseline);
    }
  }

  /** Lists the runs of the library that can be added, the newest first. */
  void listRuns(Consumer<List<RunSummary>> listed) {
    Path library = session.library();
    bench
        .tasks()
        .run(
            () -> new RunLibrary(library).list(),
            runs -> listed.accept(runs.stream().filter(this::addable).toList()));
  }

  private boolean addable(RunSummary run) {
    return run.problem().isEmpty()
        && run.candidates() > 0
        && !session.folder().get().equals(Optional.of(run.folder()))
        && !overlays.contains(run.folder());
  }
}
