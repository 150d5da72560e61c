package studio.evosearch.app.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Moment;
import studio.evosearch.engine.analysis.Diversity;
import studio.evosearch.engine.analysis.PictureFeature;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunReport.GenerationLine;
import studio.evosearch.engine.run.RunStore;

/**
 * How different the pictures of each generation are, worked out in the background from the stored
 * pictures, the generation on show first, then those before it. On the FX thread.
 */
final class Diversities {
  /** Of a larger generation, this many members spread over it stand for all. */
  static final int MOST_PICTURES = 64;

  private final Tasks tasks;
  private final Map<Integer, Double> known = new HashMap<>();
  private final Set<Integer> asked = new HashSet<>();
  private final ReadOnlyObjectWrapper<Map<Integer, Double>> all =
      new ReadOnlyObjectWrapper<>(Map.of());
  private Optional<Moment> moment = Optional.empty();
  private Optional<Path> run = Optional.empty();
  private boolean working;

  Diversities(Tasks tasks) {
    this.tasks = tasks;
  }

  /** Mean pairwise distance by generation, as far as it is known; NaN where there is none. */
  ReadOnlyObjectProperty<Map<Integer, Double>> all() {
    return all.getReadOnlyProperty();
  }

  /** Works out what is not known yet of the generations up to the one on show. */
  void show(Optional<Moment> now) {
    Optional<Path> folder = now.map(m -> Path.of(m.report().run()));
    if (!folder.equals(run)) {
      known.clear();
      asked.clear();
      all.set(Map.of());
    }
    run = folder;
    moment = now;
    next();
  }

  private void next() {
    if (working || moment.isEmpty()) {
      return;
    }
    Moment now = moment.get();
    Path folder = run.orElseThrow();
    List<GenerationLine> lines = now.generations().reversed();
    lines.stream()
        .limit(Gauge.HISTORY)
        .filter(line -> asked.add(line.index()))
        .findFirst()
        .ifPresent(line -> {
          working = true;
          List<Long> members = sample(now.report().members(line).map(CandidateLine::id).toList());
          tasks.run(
              () -> diversity(folder, members),
              value -> take(folder, line.index(), value),
              failure -> take(folder, line.index(), Double.NaN));
        });
  }

  private void take(Path folder, int generation, double value) {
    working = false;
    if (run.equals(Optional.of(folder))) {
      known.put(generation, value);
      all.set(Map.copyOf(known));
    }
    next();
  }

  /** At most {@link #MOST_PICTURES} of them, evenly spread. */
  static List<Long> sample(List<Long> members) {
    int count = Math.min(members.size(), MOST_PICTURES);
    List<Long> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(members.get((int) ((long) i * members.size() / count)));
    }
    return some;
  }

  private static double diversity(Path folder, List<Long> members) throws IOException {
    List<float[]> features = new ArrayList<>();
    try (RunStore store = RunStore.read(folder)) {
      for (long id : members) {
        features.add(PictureFeature.of(Png.decode(store.png(id))));
      }
    }
    return Diversity.meanPairwise(features);
  }
}
