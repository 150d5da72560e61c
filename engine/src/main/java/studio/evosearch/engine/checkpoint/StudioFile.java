package studio.evosearch.engine.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The optional {@code studio.json} beside a model: what its maker says and recommends. Every field
 * may be left out.
 *
 * @param displayName the model's name for people
 * @param licence such as {@code Apache-2.0}
 * @param steps denoising steps, field {@code recommendedSteps}
 * @param guidance guidance scale, field {@code recommendedGuidance}
 * @param prompt one the model draws well
 */
public record StudioFile(
    Optional<String> displayName,
    Optional<String> licence,
    OptionalInt steps,
    OptionalDouble guidance,
    Optional<String> prompt) {

  /**
   * Reads a model folder's file; all is empty where there is none.
   *
   * @throws CheckpointException when it is not JSON or a field has another type
   */
  public static StudioFile of(Path folder) {
    Path file = folder.resolve("studio.json");
    Config config = Files.exists(file) ? Config.read(file) : Config.parse("{}", file);
    return new StudioFile(
        text(config, "displayName"),
        text(config, "licence"),
        config.has("recommendedSteps")
            ? OptionalInt.of(config.integer("recommendedSteps"))
            : OptionalInt.empty(),
        config.has("recommendedGuidance")
            ? OptionalDouble.of(config.number("recommendedGuidance"))
            : OptionalDouble.empty(),
        text(config, "prompt"));
  }

  private static Optional<String> text(Config config, String field) {
    return config.has(field) ? Optional.of(config.text(field)) : Optional.empty();
  }
}
