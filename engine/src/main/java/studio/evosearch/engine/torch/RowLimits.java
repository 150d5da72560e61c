package studio.evosearch.engine.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Config;
import tools.jackson.databind.json.JsonMapper;

/**
 * The most rows of calls that once ran out of memory, by model, call, precision and device, in a
 * small JSON file: the next run begins with what fitted. Deleting the file forgets them.
 */
final class RowLimits {
  /** Those of this user on this machine. */
  static final RowLimits USERS =
      new RowLimits(
          folder(System.getenv(), System.getProperty("os.name", ""))
              .resolve("evosearch")
              .resolve("batch-limits.json"));

  private static final Logger LOG = LoggerFactory.getLogger(RowLimits.class);

  private final Path file;
  private Optional<Map<String, Integer>> limits = Optional.empty();

  RowLimits(Path file) {
    this.file = file;
  }

  /** The most rows worth trying. */
  synchronized int of(String call) {
    return limits().getOrDefault(call, Integer.MAX_VALUE);
  }

  /** Remembers that no more rows than these are worth trying. */
  synchronized void lower(String call, long rows) {
    limits().merge(call, Math.toIntExact(rows), Math::min);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(written, new JsonMapper().writeValueAsString(limits()));
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be written; the next run will find the limit anew", file, e);
    }
  }

  private Map<String, Integer> limits() {
    Map<String, Integer> known = limits.orElseGet(this::read);
    limits = Optional.of(known);
    return known;
  }

  private Map<String, Integer> read() {
    Map<String, Integer> read = new TreeMap<>();
    if (Files.isReadable(file)) {
      try {
        Config config = Config.read(file);
        config.names().forEach(name -> read.put(name, config.integer(name)));
      } catch (CheckpointException e) {
        LOG.warn("{} is left aside: {}", file, e.getMessage());
      }
    }
    return read;
  }

  /** Where a system keeps what programs can find out anew. */
  private static Path folder(Map<String, String> environment, String system) {
    Path home = Path.of(System.getProperty("user.home"));
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return home.resolve("Library/Caches");
    }
    return name.contains("win")
        ? Path.of(environment.getOrDefault("LOCALAPPDATA", home.toString()))
        : Path.of(environment.getOrDefault("XDG_CACHE_HOME", home.resolve(".cache").toString()));
  }
}
