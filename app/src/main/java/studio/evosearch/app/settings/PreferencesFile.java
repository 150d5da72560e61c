package studio.evosearch.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.run.DurableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The preferences' JSON file. What it does not say, or what cannot be read, is as by default. */
public final class PreferencesFile {
  private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path file;
  private final Path home;

  public PreferencesFile(Path file, Path home) {
    this.file = file;
    this.home = home;
  }

  Path file() {
    return file;
  }

  /** Another file in the same folder. */
  public Path beside(String name) {
    return file.resolveSibling(name);
  }

  /** Reads them; the defaults where there is no file, or none that can be read. */
  public Preferences read() {
    Preferences defaults = Preferences.defaults(home);
    if (!Files.exists(file)) {
      return defaults;
    }
    try {
      ObjectNode good = MAPPER.valueToTree(defaults);
      MAPPER.readTree(Files.readString(file)).properties().forEach(e -> take(good, e));
      return MAPPER.treeToValue(good, Preferences.class);
    } catch (IOException | JacksonException e) {
      LOG.warn("{}: cannot be read, the defaults are used: {}", file, e.getMessage());
      return defaults;
    }
  }

  /** Takes one preference over, unless it makes no sense: the others need not suffer for it. */
  private void take(ObjectNode good, Map.Entry<String, JsonNode> entry) {
    ObjectNode tried = good.deepCopy();
    tried.set(entry.getKey(), entry.getValue());
    try {
      MAPPER.treeToValue(tried, Preferences.class);
      good.set(entry.getKey(), entry.getValue());
    } catch (JacksonException e) {
      LOG.warn("{}: {} is as by default: {}", file, entry.getKey(), e.getMessage());
    }
  }

  /**
   * Writes them: whole or not at all.
   *
   * @throws IOException when that fails
   */
  public void write(Preferences preferences) throws IOException {
    Files.createDirectories(file.getParent());
    DurableFile.write(file, MAPPER.writeValueAsString(preferences));
  }
}
