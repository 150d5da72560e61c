package studio.evosearch.app.setup;

import java.util.Optional;
import studio.evosearch.engine.checkpoint.Assets;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.search.Defaults;

/**
 * What the window opens with: a search worth watching, told from the names of what ships with the
 * program, so that it can be run before any file is read.
 *
 * @param reward the guide
 * @param batch as the model has it by default
 */
record FirstSetup(
    ModelChoice model, String prompt, String reward, int steps, double guidance, int batch) {
  static final String TOY_REWARD = "toy:circle";

  /** Four objects: more than the bundled model gets right at the first try. */
  private static final String PROMPT =
      "a purple triangle, a yellow circle, a red square and a white star over the hills";

  static FirstSetup of(Optional<Assets> assets) {
    return assets.map(FirstSetup::bundled).orElseGet(FirstSetup::toy);
  }

  private static FirstSetup bundled(Assets assets) {
    ModelChoice scenes = ModelChoice.bundled(assets.folder().resolve("models").resolve("scenes"));
    return new FirstSetup(scenes, PROMPT, reward(assets), 20, 2.5, 16);
  }

  private static String reward(Assets assets) {
    return References.reward(assets.folder().resolve("rewards").resolve("scene-clip").toString());
  }

  private static FirstSetup toy() {
    return new FirstSetup(ModelChoice.unread("toy:rings"), "", TOY_REWARD, 50, 1, 64);
  }

  /** The guide for a model that has none yet. */
  static String reward(ModelChoice model, Optional<Assets> assets) {
    return model.toy() ? TOY_REWARD : assets.map(FirstSetup::reward).orElse("colourfulness");
  }

  long nfe() {
    return (long) Defaults.TRAJECTORIES * steps;
  }
}
