package studio.evosearch.engine.reward;

import java.util.Optional;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Tokenizer;

/**
 * HPSv2 and HPSv2.1 (arXiv 2306.09341): a CLIP in open_clip's layout, trained on what people prefer
 * of several pictures. Pictures are judged whole, padded to squares.
 */
final class HpsV2 {
  static final String DESCRIPTION =
      "HPSv2: 100 x cosine of the picture's and the prompt's embeddings, about 20 to 35";

  /** The published ones are ViT-H/14; where a folder says nothing, it is that. */
  private static final String VIT_H_14 =
      """
      {"model_cfg": {"vision_cfg": {"head_width": 80}, "text_cfg": {"heads": 16}}}
      """;

  private static final int SIZE = 224;
  private static final int TOKENS = 77;

  private HpsV2() {}

  /**
   * Opens a folder with the weights of the published checkpoint in {@code model.safetensors}, under
   * open_clip's names. Its {@code reward.json} may hold {@code model_cfg}, open_clip's config of
   * another size, and {@code tokenizer}, by default that of {@code openai/clip-vit-large-patch14},
   * which all CLIPs of OpenAI and open_clip share.
   */
  static ClipScore open(ModelFolder folder, String device) {
    RewardFolder reward = new RewardFolder(folder);
    Config config =
        folder.config().has("model_cfg")
            ? folder.config()
            : Config.parse(VIT_H_14, folder.config().file());
    Optional<Config> text = config.requiredObject("model_cfg").object("text_cfg");
    Optional<Config> vision = config.requiredObject("model_cfg").object("vision_cfg");
    int length = text.map(c -> c.integer("context_length", TOKENS)).orElse(TOKENS);
    int size = vision.map(c -> c.integer("image_size", SIZE)).orElse(SIZE);
    return new ClipScore(
        RewardFolder.name(folder),
        DESCRIPTION,
        new DeviceComponent(reward.component("CLIP", config), Precision.on(device), device),
        new PaddedPixels(size, Normalisation.CLIP),
        Tokenizer.open(reward.named("tokenizer", RewardFolder.CLIP_L), length),
        false);
  }
}
