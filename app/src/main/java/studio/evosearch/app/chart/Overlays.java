package studio.evosearch.app.chart;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Session;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/**
 * The other runs in the chart of the run on show; each run keeps its own while the window lives.
 * They are read in the background, and again while they are at work. On the FX thread.
 */
final class Overlays {
  private final Session session;
  private final Tasks tasks;
  private final Notices notices;
  private final ObservableList<Overlay> all = FXCollections.observableArrayList();
  // Kept: it hears of changes only as long as somebody holds it.
  private final ObservableList<Overlay> view = FXCollections.unmodifiableObservableList(all);
  private final Map<Path, List<Overlay>> kept = new HashMap<>();
  private final Set<Path> reading = new HashSet<>();
  private final Set<Path> stale = new HashSet<>();
  private Optional<Path> shown = Optional.empty();

  Overlays(Session session, Tasks tasks, Notices notices) {
    this.session = session;
    this.tasks = tasks;
    this.notices = notices;
    session.folder().subscribe(this::show);
    session.changes().subscribe(this::readChanging);
  }

  /** Those of the run on show. */
  ObservableList<Overlay> all() {
    return view;
  }

  private void show(Optional<Path> run) {
    shown.ifPresent(before -> kept.put(before, List.copyOf(all)));
    shown = run;
    all.setAll(run.map(now -> kept.getOrDefault(now, List.of())).orElse(List.of()));
    readChanging();
  }

  /** Adds a run, once. */
  void add(Path run) {
    if (!shown.equals(Optional.of(run)) && !contains(run)) {
      all.add(new Overlay(run, freeColour(), Optional.empty()));
      read(run);
    }
  }

  private int freeColour() {
    Set<Integer> taken = new HashSet<>();
    all.forEach(overlay -> taken.add(overlay.colour()));
    return IntStream.iterate(0, i -> i + 1).filter(i -> !taken.contains(i)).findFirst().orElse(0);
  }

  void remove(Path run) {
    all.removeIf(overlay -> overlay.folder().equals(run));
  }

  boolean contains(Path run) {
    return all.stream().anyMatch(overlay -> overlay.folder().equals(run));
  }

  private void readChanging() {
    List.copyOf(all).stream()
        .filter(overlay -> !overlay.ended() || session.isLive(overlay.folder()))
        .forEach(overlay -> read(overlay.folder()));
  }

  private void read(Path run) {
    if (!reading.add(run)) {
      stale.add(run);
      return;
    }
    tasks.run(
        () -> content(run),
        content -> {
          all.replaceAll(o -> o.folder().equals(run) ? o.with(content) : o);
          readAgain(run);
        },
        failure -> {
          if (contains(run)) {
            remove(run);
            notices.problem(failure);
          }
          readAgain(run);
        });
  }

  private void readAgain(Path run) {
    reading.remove(run);
    if (stale.remove(run) && contains(run)) {
      read(run);
    }
  }

  private static Overlay.Content content(Path run) {
    try (RunStore store = RunStore.read(run)) {
      return Overlay.Content.of(RunReport.of(store));
    }
  }
}
