package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A run that stays as it is while it is copied: nobody may go on with it meanwhile, and all it
 * holds is in its files, none of it in a write-ahead log.
 */
public final class StillRun implements AutoCloseable {
  private final Path folder;
  private final RunLock lock;

  private StillRun(Path folder, RunLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Holds a run still.
   *
   * @throws BadRunException when it is no run, or is being worked on, here or by another process
   * @throws RunException when it cannot be read or settled
   */
  public static StillRun hold(Path folder) {
    RunStore.read(folder).close();
    try {
      if (RunLock.taken(folder)) {
        throw new BadRunException(folder + ": is being worked on; stop it first");
      }
      RunLock lock = RunLock.take(folder);
      boolean settled = false;
      try {
        settle(folder);
        settled = true;
        return new StillRun(folder, lock);
      } finally {
        if (!settled) {
          lock.close();
        }
      }
    } catch (IOException | SQLException e) {
      throw new RunException(folder + ": cannot be held: " + FailureWords.storage(e), e);
    }
  }

  /** What a killed process or a reader left in the log goes into the database. */
  private static void settle(Path folder) throws IOException, SQLException {
    if (unsettled(folder)) {
      RunDatabase.write(folder.resolve("run.db")).close();
    }
    if (unsettled(folder)) {
      throw new RunException(folder + ": is being read; try again when that is done");
    }
  }

  private static boolean unsettled(Path folder) throws IOException {
    Path log = folder.resolve("run.db-wal");
    return Files.exists(log) && Files.size(log) > 0;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new RunException(folder + ": cannot be let go: " + FailureWords.storage(e), e);
    }
  }
}
