package studio.evosearch.engine.reward;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.TensorInfo;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Precision;

/**
 * How beautiful people find a picture, whatever the prompt: LAION's aesthetic predictor v2, about 1
 * to 10, from linear layers on the embedding of CLIP ViT-L/14
 * (github.com/christophschuhmann/improved-aesthetic-predictor).
 */
final class AestheticScore extends DeviceReward {
  static final String DESCRIPTION =
      "LAION aesthetic v2: how beautiful people find the picture, about 1 to 10; the prompt does"
          + " not count";

  private static final String FIRST = "layers.0.weight";
  private static final int SIZE = 224;

  private final DeviceComponent clip;
  private final DeviceComponent head;
  private final ImageEmbedder images;

  /**
   * Opens a folder with the predictor's tensors ({@code layers.0.weight} ...) in {@code
   * model.safetensors} and a {@code reward.json} whose {@code clip} names the CLIPModel it stands
   * on, by default {@code openai/clip-vit-large-patch14}.
   *
   * @throws CheckpointException when the two do not fit each other
   */
  AestheticScore(ModelFolder folder, String device) {
    super(RewardFolder.name(folder), DESCRIPTION);
    RewardFolder reward = new RewardFolder(folder);
    Component layers = reward.component("MLP", folder.config());
    ModelFolder clipFolder = ModelFolder.open(reward.named("clip", RewardFolder.CLIP_L));
    Component clipModel = clipFolder.component(ModelFolder.MODEL);
    check(layers, clipFolder, clipModel);
    head = new DeviceComponent(layers, Precision.on(device), device);
    clip = new DeviceComponent(clipModel, Precision.on(device), device);
    int size = clipModel.config().requiredObject("vision_config").integer("image_size", SIZE);
    images = new ImageEmbedder(clip, ClipPixels.torchvision(size, Normalisation.CLIP));
  }

  private static void check(Component layers, ModelFolder clipFolder, Component clipModel) {
    if (!clipFolder.className().equals(ClipScore.MODEL_CLASS)) {
      throw layers
          .config()
          .problem(
              "clip",
              "expected a CLIPModel, found %s in %s"
                  .formatted(clipFolder.className(), clipFolder.path()));
    }
    TensorInfo first = layers.requiredWeights().tensor(FIRST);
    long width = clipModel.requiredWeights().tensor("visual_projection.weight").shape().getFirst();
    if (first.shape().getLast() != width) {
      throw new CheckpointException(
          first.file(),
          FIRST,
          "takes embeddings of %d values, %s gives %d"
              .formatted(first.shape().getLast(), clipFolder.name(), width));
    }
  }

  @Override
  double[] computed(List<Sample> samples, String prompt) {
    if (samples.isEmpty()) {
      return new double[0];
    }
    Floats embeddings = ImageEmbedder.rows(images.embed(samples));
    float[] scores = head.call("score", embeddings).getFirst().data();
    return IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).toArray();
  }

  @Override
  Optional<List<float[]>> seen(List<Sample> samples) {
    return Optional.of(images.embed(samples));
  }

  @Override
  public void release() {
    clip.release();
    head.release();
  }

  @Override
  public void close() {
    clip.close();
    head.close();
  }
}
