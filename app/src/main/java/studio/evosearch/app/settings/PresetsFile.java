package studio.evosearch.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.run.DurableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON file of what a person kept of setups, beside the preferences. */
public final class PresetsFile {
  private static final Logger LOG = LoggerFactory.getLogger(PresetsFile.class);
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path file;

  public PresetsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads it; nothing where there is no file, or none that can be read, which is then set aside.
   */
  public Presets read() throws IOException {
    if (!Files.exists(file)) {
      return Presets.NONE;
    }
    try {
      return MAPPER.readValue(Files.readString(file), Presets.class);
    } catch (JacksonException e) {
      Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      LOG.warn("{}: cannot be read, it is kept as {}: {}", file, aside, e.getMessage());
      return Presets.NONE;
    }
  }

  /**
   * Changes it: whole or not at all.
   *
   * @return what it holds now
   * @throws IOException when it cannot be written
   */
  public Presets change(UnaryOperator<Presets> change) throws IOException {
    Presets changed = change.apply(read());
    Files.createDirectories(file.getParent());
    DurableFile.write(file, MAPPER.writeValueAsString(changed));
    return changed;
  }
}
