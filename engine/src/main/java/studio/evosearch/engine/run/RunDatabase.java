package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A run's SQLite database: schema, and statements with values. */
final class RunDatabase implements AutoCloseable {
  static final int FORMAT = 2;

  /** What SQLite says when it cannot make the files of a write-ahead log. */
  private static final Set<SQLiteErrorCode> NO_ROOM_FOR_A_LOG =
      EnumSet.of(SQLiteErrorCode.SQLITE_CANTOPEN, SQLiteErrorCode.SQLITE_READONLY_DIRECTORY);

  private static final Logger LOG = LoggerFactory.getLogger(RunDatabase.class);

  private static final String[] SCHEMA = {
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """
    CREATE TABLE generation (
      idx INTEGER PRIMARY KEY, state INTEGER NOT NULL, settings TEXT NOT NULL,
      nfe INTEGER NOT NULL, forward_passes INTEGER NOT NULL, decodes INTEGER NOT NULL,
      verifier_calls INTEGER NOT NULL, denoise_seconds REAL NOT NULL, decode_seconds REAL NOT NULL,
      reward_seconds REAL NOT NULL, seconds REAL NOT NULL, committed_at TEXT NOT NULL)
    """,
    """
    CREATE TABLE elite (
      generation INTEGER NOT NULL REFERENCES generation, place INTEGER NOT NULL,
      candidate INTEGER NOT NULL, PRIMARY KEY (generation, place))
    """,
    """
    CREATE TABLE candidate (
      id INTEGER PRIMARY KEY, generation INTEGER NOT NULL REFERENCES generation,
      start TEXT NOT NULL, parent INTEGER NOT NULL, from_state INTEGER NOT NULL, to_state INTEGER NOT NULL,
      nfe INTEGER NOT NULL)
    """,
    """
    CREATE TABLE score (
      candidate INTEGER NOT NULL REFERENCES candidate, prompt TEXT NOT NULL, reward TEXT NOT NULL,
      value REAL NOT NULL, PRIMARY KEY (candidate, prompt, reward))
    """,
    "CREATE TABLE judged (candidate INTEGER, prompt TEXT, PRIMARY KEY (candidate, prompt))",
    """
    CREATE TABLE command (
      seq INTEGER PRIMARY KEY, generation INTEGER NOT NULL, command TEXT NOT NULL,
      posted_at TEXT NOT NULL)
    """,
  };

  private final Connection connection;

  private RunDatabase(Connection connection) {
    this.connection = connection;
  }

  static RunDatabase create(Path file) throws SQLException {
    RunDatabase database = write(file);
    boolean made = false;
    try {
      database.transaction(() -> {
        for (String statement : SCHEMA) {
          database.update(statement);
        }
        database.update("INSERT INTO meta VALUES ('format', ?)", FORMAT);
      });
      made = true;
      return database;
    } finally {
      if (!made) {
        database.close();
      }
    }
  }

  /** Opens a database to write to it, with a write-ahead log, so that readers never wait. */
  static RunDatabase write(Path file) throws SQLException {
    return new RunDatabase(
        opened(
            DriverManager.getConnection(url(file)),
            "PRAGMA busy_timeout = 5000",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL"));
  }

  /** Opens a database to look at it, in a folder that may be closed to writing. */
  static RunDatabase read(Path file) throws SQLException, IOException {
    try {
      return new RunDatabase(looking(url(file)));
    } catch (SQLiteException e) {
      Path log = file.resolveSibling(file.getFileName() + "-wal");
      if (!NO_ROOM_FOR_A_LOG.contains(e.getResultCode())
          || (Files.exists(log) && Files.size(log) > 0)) {
        throw e;
      }
      // SQLite would make the files of a write-ahead log, though it is empty, and may not here.
      return new RunDatabase(looking(url(file) + "?immutable=1"));
    }
  }

  private static Connection looking(String url) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5000);
    return opened(config.createConnection(url), "SELECT count(*) FROM sqlite_schema");
  }

  private static String url(Path file) {
    // As a URI, since the driver takes what follows a question mark in a plain path for settings.
    return "jdbc:sqlite:" + file.toUri();
  }

  private static Connection opened(Connection connection, String... statements)
      throws SQLException {
    boolean opened = false;
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      opened = true;
      return connection;
    } finally {
      if (!opened) {
        connection.close();
      }
    }
  }

  /** Statements that hold together or not at all. */
  interface Work {
    void run() throws SQLException;
  }

  void transaction(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } catch (SQLException | RuntimeException | Error e) {
      abandon(e);
      throw e;
    }
    connection.setAutoCommit(true);
  }

  /** On a full disk SQLite rolls back by itself and refuses to do so again: no news. */
  private void abandon(Throwable cause) {
    for (Work step : List.<Work>of(connection::rollback, () -> connection.setAutoCommit(true))) {
      try {
        step.run();
      } catch (SQLException e) {
        cause.addSuppressed(e);
      }
    }
  }

  void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      statement.executeUpdate();
    }
  }

  /** One row of a result as a value. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> query(Row<T> row, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row.of(result));
      }
      return rows;
    }
  }

  Optional<String> meta(String key) throws SQLException {
    return query(r -> r.getString(1), "SELECT value FROM meta WHERE key = ?", key).stream()
        .findFirst();
  }

  void setMeta(String key, String value) throws SQLException {
    update("INSERT OR REPLACE INTO meta VALUES (?, ?)", key, value);
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      if (!connection.isClosed() && !connection.isReadOnly()) {
        settle();
      }
    }
  }

  /** Leaves one plain file, which a reader needs to write nothing beside. */
  private void settle() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      LOG.debug("a reader holds on to the log, it stays: {}", e.getMessage());
    }
  }
}
