package studio.evosearch.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.DurableFile;
import studio.evosearch.engine.run.JsonText;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunStore;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bench's folder: {@code results.csv}, {@code settings.json} (what fixes their meaning, flat),
 * {@code runs/} while they work, and for toys {@code points.csv}.
 */
final class BenchFolder {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final ResultsFile results;
  private final PointsFile points;

  private BenchFolder(Path folder, ResultsFile results) {
    this.folder = folder;
    this.results = results;
    this.points = new PointsFile(folder);
  }

  /**
   * Opens the folder for a plan. One that holds results of more or fewer arms, prompts, seeds and
   * budgets will do; the arms and prompts they share must be the same.
   *
   * @throws BadRunException naming the setting that is not the same
   */
  static BenchFolder open(Path folder, BenchPlan plan) throws IOException {
    Path file = folder.resolve("settings.json");
    Map<String, String> settings = new TreeMap<>(JsonText.leaves(plan.settings()));
    if (Files.exists(file)) {
      stored(file)
          .forEach((name, value) -> {
            String wanted = settings.putIfAbsent(name, value);
            if (wanted != null && !wanted.equals(value)) {
              throw new BadRunException(
                  "%s: holds a bench with %s %s, not %s; name another folder"
                      .formatted(folder, name, value, wanted));
            }
          });
    }
    DurableFile.write(file, JsonText.of(settings));
    Files.createDirectories(folder.resolve("runs"));
    return new BenchFolder(folder, new ResultsFile(folder.resolve("results.csv"), plan.suite()));
  }

  private static Map<String, String> stored(Path file) throws IOException {
    try {
      return JSON.readValue(Files.readString(file), new TypeReference<>() {});
    } catch (JacksonException e) {
      throw new BadRunException(file + ": holds no settings of a bench", e);
    }
  }

  ResultsFile results() {
    return results;
  }

  PointsFile points() {
    return points;
  }

  /** The rows a plan asks for, in its order. */
  List<BenchRow> rows(BenchPlan plan) {
    Map<BenchRow.Key, BenchRow> all = new HashMap<>();
    results.rows().forEach(row -> all.put(row.key(), row));
    return plan.trials().stream()
        .flatMap(Trial::keys)
        .filter(all::containsKey)
        .map(all::get)
        .toList();
  }

  Path run(Trial trial) {
    return folder.resolve("runs").resolve(trial.folderName());
  }

  boolean done(Path run) {
    try (RunStore store = RunStore.read(run)) {
      return store.state() == RunState.DONE;
    }
  }
}
