package studio.evosearch.engine.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.Start;

/** A run's values as rows of its database's tables, and back. */
final class RunTables {
  private static final long NO_PARENT = -1;

  private final RunDatabase database;

  RunTables(RunDatabase database) {
    this.database = database;
  }

  void insert(JournalEntry entry) throws SQLException {
    database.update(
        "INSERT INTO command (generation, command, posted_at) VALUES (?, ?, ?)",
        entry.generation(),
        Json.MAPPER.writerFor(RunCommand.Steering.class).writeValueAsString(entry.command()),
        Instant.now().toString());
  }

  void removeLastEntry() throws SQLException {
    database.update("DELETE FROM command WHERE seq = (SELECT max(seq) FROM command)");
  }

  List<JournalEntry> journal() throws SQLException {
    return database.query(
        r ->
            new JournalEntry(
                r.getInt(1), Json.MAPPER.readValue(r.getString(2), RunCommand.Steering.class)),
        "SELECT generation, command FROM command ORDER BY seq");
  }

  /** One generation with its candidates and their scores. */
  void insert(Commit commit) throws SQLException {
    int generation = commit.round().index();
    Ledger spent = commit.spent();
    database.update(
        "INSERT INTO generation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        generation,
        commit.round().state(),
        Json.MAPPER.writeValueAsString(commit.settings()),
        spent.nfe(),
        spent.forwardPasses(),
        spent.decodes(),
        spent.verifierCalls(),
        spent.denoiseSeconds(),
        spent.decodeSeconds(),
        spent.rewardSeconds(),
        spent.seconds(),
        Instant.now().toString());
    int place = 0;
    for (long elite : commit.round().elites()) {
      database.update("INSERT INTO elite VALUES (?, ?, ?)", generation, place++, elite);
    }
    for (Candidate candidate : commit.candidates()) {
      database.update(
          "INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?, ?)",
          candidate.id(),
          generation,
          Json.MAPPER.writerFor(Start.class).writeValueAsString(candidate.start()),
          candidate.start().parent().orElse(NO_PARENT),
          candidate.from(),
          candidate.to(),
          candidate.to() - candidate.from());
      insertScores(candidate, commit.settings().prompt());
    }
  }

  /** What the rewards say of a candidate under a prompt. */
  void insertScores(Candidate candidate, String prompt) throws SQLException {
    database.update("INSERT OR REPLACE INTO judged VALUES (?, ?)", candidate.id(), prompt);
    for (Map.Entry<String, Double> score : candidate.rewards().entrySet()) {
      database.update(
          "INSERT OR REPLACE INTO score VALUES (?, ?, ?, ?)",
          candidate.id(),
          prompt,
          score.getKey(),
          score.getValue());
    }
  }

  List<Long> unjudged(String prompt) throws SQLException {
    return database.query(
        r -> r.getLong(1),
        "SELECT id FROM candidate WHERE id NOT IN"
            + " (SELECT candidate FROM judged WHERE prompt = ?) ORDER BY id",
        prompt);
  }

  int size() throws SQLException {
    return database.query(r -> r.getInt(1), "SELECT count(*) FROM candidate").getFirst();
  }

  List<Candidate> candidates(String prompt) throws SQLException {
    Map<Long, Map<String, Double>> scores = new HashMap<>();
    database.query(
        r ->
            scores
                .computeIfAbsent(r.getLong(1), id -> new LinkedHashMap<>())
                .put(r.getString(2), r.getDouble(3)),
        "SELECT candidate, reward, value FROM score WHERE prompt = ?",
        prompt);
    return database.query(
        r -> candidate(r, scores),
        "SELECT id, generation, start, from_state, to_state FROM candidate ORDER BY id");
  }

  private static Candidate candidate(ResultSet r, Map<Long, Map<String, Double>> scores)
      throws SQLException {
    long id = r.getLong(1);
    return new Candidate(
        id,
        r.getInt(2),
        Json.MAPPER.readValue(r.getString(3), Start.class),
        r.getInt(4),
        r.getInt(5),
        scores.getOrDefault(id, Map.of()));
  }

  List<GenerationRecord> generations() throws SQLException {
    Map<Integer, List<Long>> elites = new HashMap<>();
    database.query(
        r -> elites.computeIfAbsent(r.getInt(1), g -> new ArrayList<>()).add(r.getLong(2)),
        "SELECT generation, candidate FROM elite ORDER BY generation, place");
    return database.query(
        r ->
            new GenerationRecord(
                r.getInt("idx"),
                r.getInt("state"),
                elites.getOrDefault(r.getInt("idx"), List.of()),
                Json.MAPPER.readValue(r.getString("settings"), Settings.class),
                ledger(r)),
        "SELECT * FROM generation ORDER BY idx");
  }

  private static Ledger ledger(ResultSet r) throws SQLException {
    return new Ledger(
        r.getLong("nfe"),
        r.getLong("forward_passes"),
        r.getLong("decodes"),
        r.getLong("verifier_calls"),
        r.getDouble("denoise_seconds"),
        r.getDouble("decode_seconds"),
        r.getDouble("reward_seconds"),
        r.getDouble("seconds"));
  }
}
