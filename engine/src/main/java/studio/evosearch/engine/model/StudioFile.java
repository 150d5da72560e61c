package studio.evosearch.engine.model;

import java.nio.file.Files;
import java.nio.file.Path;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;

/**
 * The optional {@code studio.json} beside a model: what its maker recommends.
 *
 * @param displayName for people; without the file, the folder's name
 * @param steps field {@code recommendedSteps}
 * @param guidance field {@code recommendedGuidance}
 */
record StudioFile(String displayName, int steps, double guidance) {
  /** Reads a model's file; what it does not say is as diffusers has it for the pipeline. */
  static StudioFile of(ModelFolder folder, int steps, double guidance) {
    Path file = folder.path().resolve("studio.json");
    Config config = Files.exists(file) ? Config.read(file) : Config.parse("{}", file);
    return new StudioFile(
        config.text("displayName", folder.name()),
        config.integer("recommendedSteps", steps),
        config.number("recommendedGuidance", guidance));
  }
}
