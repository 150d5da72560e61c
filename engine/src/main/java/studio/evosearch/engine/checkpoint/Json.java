package studio.evosearch.engine.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON objects checkpoints are described by; a name given twice is an error. */
final class Json {
  /** Diffusers writes -Infinity into scheduler configs, so those words are numbers here. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private Json() {}

  static ObjectNode object(Path file) {
    return object(bytes(file), file);
  }

  /**
   * @param file where the text came from, for errors
   */
  static ObjectNode object(byte[] json, Path file) {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new CheckpointException(file, "", "is not JSON: " + e.getOriginalMessage(), e);
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new CheckpointException(file, "", "expected a JSON object, found " + shown(node));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(present(file));
    } catch (IOException e) {
      throw new CheckpointException(file, "", "cannot be read: " + e, e);
    }
  }

  /** The file itself, or an error that tells a missing file from a link whose target is missing. */
  static Path present(Path file) {
    if (Files.exists(file)) {
      return file;
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new CheckpointException(
          file, "", "is a link to a file that is missing; was the download complete?");
    }
    throw new CheckpointException(file, "", "does not exist");
  }

  /** A value as a message shows it, cut where it is long. */
  static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
