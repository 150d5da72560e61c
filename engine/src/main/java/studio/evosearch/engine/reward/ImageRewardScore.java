package studio.evosearch.engine.reward;

import java.util.List;
import java.util.stream.IntStream;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.torch.Batches;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Tokenizer;

/**
 * ImageReward (arXiv 2304.05977): how people who saw the prompt like the picture, in standard
 * deviations from the mean of the pictures it was trained on, about -2 to 2.
 */
final class ImageRewardScore extends DeviceReward {
  static final String DESCRIPTION =
      "ImageReward: how well people like the picture for the prompt, in standard deviations, about"
          + " -2 to 2";

  private static final String TOKENIZER = "bert-base-uncased";
  private static final int TOKENS = 35;

  private final DeviceComponent model;
  private final PixelInput pixels;
  private final Tokenizer tokenizer;
  private final Batches batches = new Batches(8);

  /**
   * Opens a folder with the tensors of the published checkpoint in {@code model.safetensors} and a
   * {@code reward.json} whose {@code tokenizer} names BERT's, by default {@code bert-base-uncased}.
   */
  ImageRewardScore(ModelFolder folder, String device) {
    super(RewardFolder.name(folder), DESCRIPTION);
    RewardFolder reward = new RewardFolder(folder);
    Component component = reward.component("ImageReward", folder.config());
    model = new DeviceComponent(component, Precision.on(device), device);
    pixels = ClipPixels.torchvision(folder.config().integer("image_size", 224), Normalisation.CLIP);
    tokenizer = Tokenizer.open(reward.named("tokenizer", TOKENIZER), TOKENS);
  }

  @Override
  double[] computed(List<Sample> samples, String prompt) {
    return batched(batches, samples, some -> part(some, prompt));
  }

  private List<Double> part(List<Sample> samples, String prompt) {
    PromptTokens tokens = PromptTokens.of(tokenizer, prompt, samples.size());
    float[] scores =
        model.call("score", pixels.batch(samples), tokens.ids(), tokens.mask()).getFirst().data();
    return IntStream.range(0, scores.length).mapToObj(i -> (double) scores[i]).toList();
  }

  @Override
  public void release() {
    model.release();
  }

  @Override
  public void close() {
    model.close();
    tokenizer.close();
  }
}
