package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of runs: what lies in it, a person's tags, and a trash to take things back from. Runs
 * elsewhere are opened where they lie. Reads files: not for a thread that draws.
 */
public final class RunLibrary {
  private final Path folder;
  private final Trash trash;
  private final KnownRuns known = new KnownRuns();

  /**
   * @param folder need not exist yet
   */
  public RunLibrary(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.trash = new Trash(this.folder);
  }

  public Path folder() {
    return folder;
  }

  /** Where models and rewards lie that a person was given in a pack; need not exist. */
  public Path models() {
    return folder.resolve("models");
  }

  /**
   * Every run, the newest first. One that cannot be read is listed with its problem. What was
   * listed before and has not changed is not read again.
   *
   * @throws RunException when the folder itself cannot be listed
   */
  public List<RunSummary> list() {
    List<Path> runs = runs();
    known.retain(runs);
    return runs.parallelStream()
        .map(run -> known.summary(run, RunLibrary::summary))
        .sorted(
            Comparator.comparing(RunSummary::created).reversed().thenComparing(RunSummary::folder))
        .toList();
  }

  private List<Path> runs() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(RunLibrary::isRun).toList();
    } catch (IOException e) {
      throw new RunException(folder + ": cannot be listed: " + e, e);
    }
  }

  /**
   * The newest run that was asked for this and began with these commands: the one a picture that
   * says so comes from, or one that repeats it.
   *
   * @throws RunException when the folder itself cannot be listed
   */
  public Optional<Path> find(RunSpec spec, List<JournalEntry> commands) {
    record Found(Path run, Instant created) {}
    return runs().parallelStream()
        .flatMap(run -> began(run, spec, commands).map(at -> new Found(run, at)).stream())
        .max(Comparator.comparing(Found::created))
        .map(Found::run);
  }

  /** When a run was made, if it was asked for this and began with these commands. */
  private static Optional<Instant> began(Path run, RunSpec spec, List<JournalEntry> commands) {
    try (RunStore store = RunStore.read(run)) {
      return store.spec().equals(spec) && startsWith(store.journal(), commands)
          ? Optional.of(store.created())
          : Optional.empty();
    } catch (RunException e) {
      // No run that can be read is the one.
      return Optional.empty();
    }
  }

  private static boolean startsWith(List<JournalEntry> journal, List<JournalEntry> commands) {
    return journal.size() >= commands.size()
        && journal.subList(0, commands.size()).equals(commands);
  }

  private static boolean isRun(Path entry) {
    return Files.isDirectory(entry)
        && (entry.toString().endsWith(RunFolders.SUFFIX) || Files.exists(entry.resolve("run.db")));
  }

  private static RunSummary summary(Path run) {
    RunSummary summary;
    try {
      summary = RunSummary.of(run);
    } catch (RuntimeException e) {
      // A damaged run may break anywhere, and must not take the others with it.
      summary = RunSummary.unreadable(run, changed(run), String.valueOf(e.getMessage()));
    }
    try {
      return summary.withTags(RunTags.read(run));
    } catch (RunException e) {
      return summary.problem().isPresent()
          ? summary
          : summary.withProblem(String.valueOf(e.getMessage()));
    }
  }

  private static Instant changed(Path run) {
    try {
      return Files.getLastModifiedTime(run).toInstant();
    } catch (IOException e) {
      // It was moved away since the folder was listed.
      return Instant.EPOCH;
    }
  }

  /**
   * Sets a run's tags in place of those it had; the run may be at work.
   *
   * @param tags are stripped; blank ones and repetitions are left out
   * @throws RunException when they cannot be written
   */
  public void tags(Path run, List<String> tags) {
    RunTags.write(run, tags);
  }

  /**
   * Throws a run away, to be brought back until the trash is emptied.
   *
   * @throws BadRunException when it is not in this library, or waits or works
   * @throws RunException when it cannot be moved
   */
  public Trashed trash(Path run) {
    Path own = run.toAbsolutePath().normalize();
    if (!folder.equals(own.getParent()) || !isRun(own)) {
      throw new BadRunException(run + ": is no run of " + folder);
    }
    try {
      if (RunLock.taken(own)) {
        throw new BadRunException(run + ": is being worked on; stop it first");
      }
      return trash.take(own);
    } catch (IOException e) {
      throw new RunException(run + ": cannot be moved to the trash: " + e, e);
    }
  }

  /**
   * Brings a run back, under another name where its own is taken since.
   *
   * @return its folder
   * @throws BadRunException when it is not in the trash any more
   * @throws RunException when it cannot be moved
   */
  public Path restore(Trashed trashed) {
    try {
      return trash.restore(trashed);
    } catch (IOException e) {
      throw new RunException(trashed.folder() + ": cannot be brought back: " + e, e);
    }
  }

  /** What was thrown away, the latest first. */
  public List<Trashed> trashed() {
    try {
      return trash.list();
    } catch (IOException e) {
      throw new RunException(folder.resolve(Trash.NAME) + ": cannot be listed: " + e, e);
    }
  }

  /** Deletes what was thrown away for good. */
  public void emptyTrash() {
    try {
      trash.empty();
    } catch (IOException e) {
      throw new RunException(folder.resolve(Trash.NAME) + ": cannot be emptied: " + e, e);
    }
  }
}
