package studio.evosearch.engine.arch;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Torch;

/**
 * Tiny reward models with random weights against the outputs of the published code itself: the CLIP
 * of HPSv2's repository (open_clip 3.3.0 gives the same), the vision transformer, the text encoder
 * and the scoring of ImageReward's, and the layers of LAION's aesthetic predictor.
 */
class RewardReferenceTest {
  @BeforeAll
  static void start() {
    Torch.start(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void openClip(String c) {
    try (var model = new ReferenceModel("open-clip")) {
      Floats image = model.module.call("image", model.input(c + ".in.pixel_values")).getFirst();
      Floats text = model.module.call("text", model.ids(c + ".in.input_ids")).getFirst();
      model.expect(c + ".out.image_features", image);
      model.expect(c + ".out.text_features", text);
      model.expect(c + ".out.logits", model.module.call("logits", image, text).getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void imageReward(String c) {
    try (var model = new ReferenceModel("image-reward")) {
      Floats reward =
          model
              .module
              .call(
                  "score",
                  model.input(c + ".in.pixel_values"),
                  model.ids(c + ".in.input_ids"),
                  model.input(c + ".in.attention_mask"))
              .getFirst();
      model.expect(c + ".out.reward", reward);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void aestheticPredictor(String c) {
    try (var model = new ReferenceModel("aesthetic-mlp")) {
      model.expect(
          c + ".out.score",
          model.module.call("score", model.input(c + ".in.embeddings")).getFirst());
    }
  }
}
