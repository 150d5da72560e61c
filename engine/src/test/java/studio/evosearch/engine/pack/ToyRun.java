package studio.evosearch.engine.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.Budget;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunLibrary;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.BestOfN;

/** A small run on the toy plane, and what a killed process leaves of one. */
final class ToyRun {
  private ToyRun() {}

  static Path make(Path folder) {
    RunSpec spec =
        new RunSpec(
            "toy:rings",
            "",
            "",
            List.of(new RewardTerm("toy:circle", 1)),
            RewardMix.Mode.SUM,
            List.of(),
            new BestOfN(4, 4),
            WantedSize.OWN,
            4,
            1,
            "0",
            SolverOrder.FIRST,
            0.5,
            1,
            1,
            1,
            7,
            16,
            1,
            "cpu",
            new Budget(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
            Optional.empty());
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      service.start(spec, folder, event -> {}).await(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    new RunLibrary(folder.resolveSibling("")).tags(folder, List.of("shared"));
    return folder;
  }

  /** Writes a row that stays in the write-ahead log, as when the process ends right then. */
  static void killWhileWriting(Path run, String note) throws Exception {
    String url = "jdbc:sqlite:" + run.resolve("run.db");
    byte[] log;
    byte[] database;
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("INSERT INTO meta VALUES ('note', '" + note + "')");
      log = Files.readAllBytes(run.resolve("run.db-wal"));
      database = Files.readAllBytes(run.resolve("run.db"));
    }
    Files.write(run.resolve("run.db"), database);
    Files.write(run.resolve("run.db-wal"), log);
  }

  static String note(Path run) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + run.resolve("run.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT value FROM meta WHERE key = 'note'")) {
      return row.getString(1);
    }
  }
}
