package studio.evosearch.engine.reward;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Tokenizer;

/**
 * How well a picture fits a prompt, by the cosine of their embeddings: CLIPScore, PickScore, HPSv2.
 */
public final class ClipScore extends DeviceReward {
  /** The class of a model folder it takes. */
  public static final String MODEL_CLASS = "CLIPModel";

  static final String DESCRIPTION =
      "CLIPScore: 100 x cosine of the picture's and the prompt's embeddings";

  static final String PICK_SCORE_DESCRIPTION =
      "PickScore: the cosine of the picture's and the prompt's embeddings times the scale it was"
          + " trained with, about 15 to 25";

  private final DeviceComponent model;
  private final ImageEmbedder images;
  private final PromptEmbedder prompts;
  private final boolean learnedScale;

  /**
   * @param learnedScale whether cosines are multiplied by the model's own {@code exp(logit_scale)},
   *     else by 100
   */
  ClipScore(
      String name,
      String description,
      DeviceComponent model,
      PixelInput pixels,
      Tokenizer tokenizer,
      boolean learnedScale) {
    super(name, description);
    this.model = model;
    images = new ImageEmbedder(model, pixels);
    prompts = new PromptEmbedder(model, tokenizer);
    this.learnedScale = learnedScale;
  }

  /**
   * Opens a folder with a CLIPModel, its tokenizer and its {@code preprocessor_config.json}. Its
   * score is 100 times the cosine, -100..100 (arXiv 2104.08718, without the cut at 0 and the factor
   * 2.5); but where the folder is named PickScore, the cosine times the model's own {@code
   * exp(logit_scale)}, as PickScore is defined (arXiv 2305.01569).
   *
   * @param device as {@code Placement} reads it
   * @throws CheckpointException when something of these is missing or not supported
   */
  static ClipScore open(ModelFolder folder, String device) {
    Component component = folder.component(ModelFolder.MODEL);
    boolean pickScore = isPickScore(folder.name());
    int length =
        component.config().requiredObject("text_config").integer("max_position_embeddings", 77);
    return new ClipScore(
        RewardFolder.name(folder),
        description(folder.name()),
        new DeviceComponent(component, Precision.on(device), device),
        ClipPixels.of(folder.component("image_processor").config()),
        Tokenizer.open(folder.component("tokenizer").folder(), length),
        pickScore);
  }

  /** What a CLIPModel of a folder of this name measures. */
  static String description(String name) {
    return isPickScore(name) ? PICK_SCORE_DESCRIPTION : DESCRIPTION;
  }

  /** Whether a folder of this name holds PickScore, which nothing else in it tells. */
  private static boolean isPickScore(String name) {
    return name.toLowerCase(Locale.ROOT).contains("pickscore");
  }

  @Override
  double[] computed(List<Sample> samples, String prompt) {
    float[] text = prompts.embed(prompt);
    List<float[]> embeddings = images.embed(samples);
    return learnedScale
        ? logits(embeddings, text)
        : embeddings.stream().mapToDouble(e -> 100 * dot(e, text)).toArray();
  }

  private double[] logits(List<float[]> embeddings, float[] text) {
    if (embeddings.isEmpty()) {
      return new double[0];
    }
    float[] logits =
        model
            .call("logits", ImageEmbedder.rows(embeddings), ImageEmbedder.rows(List.of(text)))
            .getFirst()
            .data();
    return IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).toArray();
  }

  @Override
  Optional<List<float[]>> seen(List<Sample> samples) {
    return Optional.of(images.embed(samples));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Override
  public void release() {
    model.release();
  }

  @Override
  public void close() {
    model.close();
    prompts.close();
  }
}
