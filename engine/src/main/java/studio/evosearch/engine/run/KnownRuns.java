package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The lines of runs that have ended, kept while their files stay as they are: a list of hundreds of
 * runs is asked for again whenever one of them stores a generation.
 */
final class KnownRuns {
  /** What a line is read from; whatever changes a run changes one of these. */
  private static final List<String> FILES = List.of("run.db", "run.db-wal", RunTags.FILE);

  /** Of a file that is not there. */
  private static final String ABSENT = "-";

  private record Known(List<String> stamp, RunSummary summary) {}

  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  /** The line of a run, read only where it may have changed. */
  RunSummary summary(Path run, Function<Path, RunSummary> reading) {
    Optional<List<String>> stamp = stamp(run);
    Optional<Known> before = Optional.ofNullable(known.get(run));
    if (stamp.isPresent() && before.map(Known::stamp).equals(stamp)) {
      return before.orElseThrow().summary();
    }
    RunSummary summary = reading.apply(run);
    // One that works may be killed, which changes no file.
    if (summary.state().ended() && stamp.isPresent()) {
      known.put(run, new Known(stamp.get(), summary));
    } else {
      known.remove(run);
    }
    return summary;
  }

  /** Forgets all runs but these. */
  void retain(List<Path> runs) {
    known.keySet().retainAll(List.copyOf(runs));
  }

  /** Sizes and times of change; empty where they cannot be told. */
  private static Optional<List<String>> stamp(Path run) {
    List<String> stamps = new ArrayList<>();
    for (String name : FILES) {
      try {
        BasicFileAttributes file =
            Files.readAttributes(run.resolve(name), BasicFileAttributes.class);
        stamps.add(file.size() + " " + file.lastModifiedTime() + " " + file.fileKey());
      } catch (NoSuchFileException e) {
        stamps.add(ABSENT);
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.of(stamps);
  }
}
