package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;

/** A person's words for a run: {@code tags.json} in its folder, a list of texts. */
final class RunTags {
  static final String FILE = "tags.json";

  private RunTags() {}

  /**
   * The tags of a run; none where there is no file.
   *
   * @throws RunException when the file cannot be read
   */
  static List<String> read(Path run) {
    Path file = run.resolve(FILE);
    if (Files.notExists(file)) {
      return List.of();
    }
    try {
      return List.of(Json.MAPPER.readValue(Files.readAllBytes(file), String[].class));
    } catch (JacksonException e) {
      throw new RunException(file + ": expected a list of texts in JSON", e);
    } catch (IOException e) {
      throw new RunException(file + ": cannot be read: " + e, e);
    }
  }

  /** Writes them, each once and none that is blank. */
  static void write(Path run, List<String> tags) {
    List<String> words =
        tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
    Path file = run.resolve(FILE);
    try {
      DurableFile.write(file, ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(words)));
    } catch (IOException e) {
      throw new RunException(file + ": cannot be written: " + e, e);
    }
  }
}
