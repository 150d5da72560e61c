package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A run's folder before there is a run in it. */
final class NewRun {
  private static final Set<String> UNFINISHED = Set.of("lock", "media", "states");

  private NewRun() {}

  /** Makes what a run begins with; the folder's lock must be held. */
  static void make(Path folder, RunSpec spec, Optional<StoredState> root)
      throws IOException, SQLException {
    Files.createDirectories(folder.resolve("media"));
    Files.createDirectories(folder.resolve("states"));
    if (root.isPresent()) {
      StateFile.write(
          RunStore.rootFile(folder),
          List.of(root.get().x().length),
          Map.of(RunStore.ROOT, new TreeMap<>(Map.of(spec.rootState(), root.get()))));
    }
    // The database appears under its name only when it is whole, spec included.
    Path draft = folder.resolve("run.db.tmp");
    Files.deleteIfExists(draft);
    try (RunDatabase database = RunDatabase.create(draft)) {
      database.setMeta("spec", Json.MAPPER.writeValueAsString(spec));
      database.setMeta("state", RunState.QUEUED.name());
      database.setMeta("reason", "");
      database.setMeta("created", Instant.now().toString());
    }
    Files.move(draft, folder.resolve("run.db"));
  }

  /** Takes back what was made of a run. Folders with anything else in them stay. */
  static void discard(Path folder) throws IOException {
    List<Path> made = new ArrayList<>(List.of(RunStore.rootFile(folder), folder.resolve("lock")));
    try (var entries = Files.newDirectoryStream(folder, "run.db*")) {
      entries.forEach(made::add);
    }
    Stream.of("media", "states", "")
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .forEach(made::add);
    for (Path path : made) {
      try {
        Files.deleteIfExists(path);
      } catch (DirectoryNotEmptyException e) {
        // Was there before.
      }
    }
  }

  static void refuseOtherThings(Path folder) throws IOException {
    if (holdsOtherThings(folder)) {
      throw new BadRunException(folder + ": exists and is not empty; name another folder");
    }
  }

  /** Whether there is more in a folder than what a run leaves that was killed while it was made. */
  private static boolean holdsOtherThings(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .anyMatch(name -> !name.startsWith("run.db.tmp") && !UNFINISHED.contains(name));
    }
  }
}
