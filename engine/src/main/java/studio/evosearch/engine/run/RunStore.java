package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import studio.evosearch.engine.search.Candidate;
import tools.jackson.core.JacksonException;

/**
 * A run's folder: {@code run.db}, {@code media/ID.png}, {@code media/ID.mp4} of videos, and {@code
 * states/GENERATION.safetensors}. A generation's files are whole before its rows are committed, all
 * rows at once; whatever ends the process, the store holds whole generations. One writer at a time;
 * any number of readers.
 */
public final class RunStore implements AutoCloseable {
  static final long ROOT = -1;

  private final Path folder;
  private final RunDatabase database;
  private final RunTables tables;
  private final Media media;
  private final Optional<RunLock> lock;
  private final RunSpec spec;

  private RunStore(Path folder, RunDatabase database, Optional<RunLock> lock, RunSpec spec) {
    this.folder = folder;
    this.database = database;
    this.tables = new RunTables(database);
    this.media = new Media(folder.resolve("media"));
    this.lock = lock;
    this.spec = spec;
  }

  /**
   * Makes a new run.
   *
   * @param folder must not exist, or be empty
   * @param root the stored state a branch starts from
   * @throws BadRunException when the folder is a file or holds something already
   * @throws RunException when it cannot be written
   */
  public static RunStore create(Path folder, RunSpec spec, Optional<StoredState> root) {
    try {
      Files.createDirectories(folder);
      NewRun.refuseOtherThings(folder);
      RunLock lock = RunLock.take(folder);
      boolean made = false;
      try {
        // Another process may have made a run here since.
        NewRun.refuseOtherThings(folder);
        RunStore store = made(folder, lock, spec, root);
        made = true;
        return store;
      } finally {
        if (!made) {
          lock.close();
        }
      }
    } catch (FileAlreadyExistsException e) {
      throw new BadRunException(folder + ": is a file, expected a folder to be made", e);
    } catch (IOException | SQLException e) {
      throw new RunException(folder + ": cannot make the run: " + FailureWords.storage(e), e);
    }
  }

  /** Nothing stays of a run that cannot be made: half of one would be of no use to anybody. */
  private static RunStore made(Path folder, RunLock lock, RunSpec spec, Optional<StoredState> root)
      throws IOException, SQLException {
    try {
      NewRun.make(folder, spec, root);
      return writer(folder, lock, spec);
    } catch (IOException | SQLException | RuntimeException e) {
      lock.close();
      NewRun.discard(folder);
      throw e;
    }
  }

  /**
   * Opens a run to look at it; another process may be working on it. Writes nothing.
   *
   * @throws BadRunException when it is no run
   */
  public static RunStore read(Path folder) {
    return open(
        folder,
        (file, spec) -> new RunStore(folder, RunDatabase.read(file), Optional.empty(), spec));
  }

  /**
   * Opens a run to go on with it.
   *
   * @throws BadRunException when it is no run
   * @throws RunException when it is already being worked on, here or by another process
   */
  public static RunStore write(Path folder) {
    return open(folder, (file, spec) -> writer(folder, RunLock.take(folder), spec));
  }

  private interface Opening {
    RunStore open(Path file, RunSpec spec) throws IOException, SQLException;
  }

  private static RunStore open(Path folder, Opening opening) {
    Path file = folder.resolve("run.db");
    if (!Files.isRegularFile(file)) {
      throw new BadRunException(folder + ": is not a run: it has no run.db");
    }
    try {
      return opening.open(file, storedSpec(file));
    } catch (IOException | SQLException e) {
      throw new RunException(file + ": cannot be opened: " + FailureWords.storage(e), e);
    } catch (JacksonException e) {
      throw new RunException(file + ": spec: cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  /** What a run was asked for, which never changes once the run is made. */
  private static RunSpec storedSpec(Path file) throws IOException, SQLException {
    try (RunDatabase database = RunDatabase.read(file)) {
      String format = database.meta("format").orElse("none");
      if (!format.equals(String.valueOf(RunDatabase.FORMAT))) {
        throw new RunException(
            "%s: format: expected %d, found %s".formatted(file, RunDatabase.FORMAT, format));
      }
      String spec =
          database.meta("spec").orElseThrow(() -> new RunException(file + ": spec: is missing"));
      return Json.MAPPER.readValue(spec, RunSpec.class);
    }
  }

  /** The store owns the lock; where it cannot be opened, the lock is given back. */
  private static RunStore writer(Path folder, RunLock lock, RunSpec spec)
      throws IOException, SQLException {
    boolean opened = false;
    try {
      RunDatabase database = RunDatabase.write(folder.resolve("run.db"));
      opened = true;
      return new RunStore(folder, database, Optional.of(lock), spec);
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  public Path folder() {
    return folder;
  }

  public RunSpec spec() {
    return spec;
  }

  /**
   * Where the run stands; one that says it waits or works while no process is behind it was
   * interrupted.
   */
  public RunState state() {
    return reading(() -> {
      RunState state = storedState();
      if (state.ended() || lock.isPresent() || RunLock.taken(folder)) {
        return state;
      }
      // Its process may have come to the run's end between the two looks.
      RunState last = storedState();
      return last.ended() ? last : RunState.INTERRUPTED;
    });
  }

  private RunState storedState() throws SQLException {
    return RunState.valueOf(database.meta("state").orElse("QUEUED"));
  }

  /** Why it stands there; empty where the state says all. */
  public String reason() {
    return reading(() -> database.meta("reason").orElse(""));
  }

  void setState(RunState state, String reason) {
    writing(() -> {
      database.setMeta("state", state.name());
      database.setMeta("reason", reason);
    });
  }

  /** When the run was made. */
  Instant created() {
    return reading(() ->
        database
            .meta("created")
            .map(Instant::parse)
            .orElseThrow(() -> new RunException(folder + ": run.db: created: is missing")));
  }

  /** Names of the rewards that guide, in the order of the spec; empty before the run began. */
  List<String> guideNames() {
    return reading(() ->
        database
            .meta("guides")
            .map(text -> List.of(Json.MAPPER.readValue(text, String[].class)))
            .orElse(List.of()));
  }

  void setGuideNames(List<String> names) {
    writing(() -> database.setMeta("guides", Json.MAPPER.writeValueAsString(names)));
  }

  /** NFE of generations that were stopped in flight and dropped. */
  long dropped() {
    return reading(() -> database.meta("dropped_nfe").map(Long::parseLong).orElse(0L));
  }

  void addDropped(long nfe) {
    long all = dropped() + nfe;
    writing(() -> database.setMeta("dropped_nfe", String.valueOf(all)));
  }

  void append(JournalEntry entry) {
    writing(() -> tables.insert(entry));
  }

  /** Takes back what was appended last. */
  void removeLastEntry() {
    writing(tables::removeLastEntry);
  }

  /** Every steering command with the generation it first applied to, in order. */
  public List<JournalEntry> journal() {
    return reading(tables::journal);
  }

  void commit(Commit commit, List<Integer> latentShape) {
    int generation = commit.round().index();
    try {
      media.write(commit);
      if (!commit.states().isEmpty()) {
        StateFile.write(stateFile(generation), latentShape, commit.states());
      }
    } catch (IOException e) {
      throw new RunException(folder + ": cannot store a generation: " + FailureWords.storage(e), e);
    }
    writing(() -> tables.insert(commit));
  }

  /** Stores what the rewards say of old candidates under another prompt. */
  void rescored(List<Candidate> candidates, String prompt) {
    writing(() -> {
      for (Candidate candidate : candidates) {
        tables.insertScores(candidate, prompt);
      }
    });
  }

  /** Ids of candidates that nobody has judged under a prompt yet. */
  List<Long> unjudged(String prompt) {
    return reading(() -> tables.unjudged(prompt));
  }

  /** Every candidate, by id, with its rewards under a prompt. */
  public List<Candidate> candidates(String prompt) {
    return reading(() -> tables.candidates(prompt));
  }

  /** One candidate, with its rewards under the spec's prompt. */
  Optional<Candidate> candidate(long id) {
    return candidates(spec.prompt()).stream().filter(c -> c.id() == id).findFirst();
  }

  /** How many candidates there are. */
  int size() {
    return reading(tables::size);
  }

  /** Every stored generation, in order. */
  public List<GenerationRecord> generations() {
    return reading(tables::generations);
  }

  /** A kept state of a candidate; empty where it was not kept. */
  public Optional<StoredState> state(Candidate candidate, int s) {
    return reading(() -> StateFile.read(stateFile(candidate.round()), candidate.id(), s));
  }

  /** The state indices that were kept of a candidate, ascending. */
  public List<Integer> keptStates(Candidate candidate) {
    return reading(() -> StateFile.states(stateFile(candidate.round()), candidate.id()));
  }

  /** The kept states of all candidates, by state index, to be read in part. */
  public SortedMap<Integer, KeptLatents> latents(KeptLatents.Part part) {
    return reading(() -> {
      List<Path> files = new ArrayList<>();
      for (GenerationRecord generation : tables.generations()) {
        Path file = stateFile(generation.index());
        // A generation that carries elites over and makes nothing new has none.
        if (Files.exists(file)) {
          files.add(file);
        }
      }
      return KeptLatents.of(files, part);
    });
  }

  /** The state this run branches from. */
  StoredState root() {
    return reading(() ->
        StateFile.read(rootFile(folder), ROOT, spec.rootState())
            .orElseThrow(
                () -> new RunException(rootFile(folder) + ": holds no state to start from")));
  }

  /** Where a candidate's picture lies, or a video's still, PNG. */
  public Path picture(long id) {
    return media.picture(id);
  }

  /** Where a candidate's video lies, MP4; empty where it is a picture. */
  public Optional<Path> video(long id) {
    return media.video(id);
  }

  /**
   * A candidate's picture as PNG, or a video's still.
   *
   * @throws RunException naming the file when it cannot be read
   */
  public byte[] png(long id) {
    return media.png(id);
  }

  private Path stateFile(int generation) {
    return folder.resolve("states").resolve("%04d.safetensors".formatted(generation));
  }

  static Path rootFile(Path folder) {
    return folder.resolve("states").resolve("root.safetensors");
  }

  private interface Query<T> {
    T get() throws SQLException, IOException;
  }

  private <T> T reading(Query<T> query) {
    try {
      return query.get();
    } catch (SQLException | IOException | JacksonException e) {
      throw new RunException(folder + ": cannot be read: " + FailureWords.storage(e), e);
    }
  }

  private void writing(RunDatabase.Work work) {
    if (lock.isEmpty()) {
      throw new IllegalStateException(folder + " was opened to be looked at");
    }
    try {
      database.transaction(work);
    } catch (SQLException e) {
      throw new RunException(folder + ": cannot be written: " + FailureWords.storage(e), e);
    }
  }

  /** Closes the run and gives its lock back; nothing happens when it is closed already. */
  @Override
  public void close() {
    try {
      try {
        database.close();
      } finally {
        if (lock.isPresent()) {
          lock.get().close();
        }
      }
    } catch (SQLException | IOException e) {
      throw new RunException(folder + ": cannot be closed: " + FailureWords.storage(e), e);
    }
  }
}
