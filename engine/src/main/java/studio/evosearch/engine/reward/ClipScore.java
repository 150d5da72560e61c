package studio.evosearch.engine.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.torch.Batches;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Tokenizer;
import studio.evosearch.engine.torch.TorchException;

/**
 * How well a picture fits a prompt by a CLIPModel folder: 100 times the cosine of its image and
 * text embeddings, -100..100 (arXiv 2104.08718, without the cut at 0 and the factor 2.5). CLIP,
 * PickScore and others of the class score so.
 */
public final class ClipScore implements Reward {
  /** The class of a model folder it takes. */
  public static final String MODEL_CLASS = "CLIPModel";

  static final String DESCRIPTION =
      "CLIPScore: 100 x cosine of the picture's and the prompt's embeddings";

  private static final int REMEMBERED_PROMPTS = 64;

  private final String name;
  private final DeviceComponent model;
  private final ClipPixels pixels;
  private final Tokenizer tokenizer;
  private final Batches batches = new Batches(16);
  private final Map<String, float[]> prompts = new LinkedHashMap<>();

  /**
   * Opens a folder with a CLIPModel, its tokenizer and its {@code preprocessor_config.json}.
   *
   * @param device as {@code Torch.devices} names it
   * @throws CheckpointException when something of these is missing or not supported
   */
  public ClipScore(ModelFolder folder, String device) {
    Component component = folder.component(ModelFolder.MODEL);
    name = folder.name().substring(folder.name().lastIndexOf('/') + 1);
    model = new DeviceComponent(component, Precision.on(device), device);
    pixels = new ClipPixels(folder.component("image_processor").config());
    int length =
        component.config().requiredObject("text_config").integer("max_position_embeddings", 77);
    tokenizer = Tokenizer.open(folder.component("tokenizer").folder(), length);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return DESCRIPTION;
  }

  @Override
  public double[] score(List<Sample> samples, String prompt) {
    try {
      float[] text = embed(prompt);
      List<Double> scores =
          batches.run(
              samples.size(),
              (from, to) ->
                  embed(samples.subList(from, to)).stream().map(e -> 100 * dot(e, text)).toList());
      return scores.stream().mapToDouble(Double::doubleValue).toArray();
    } catch (TorchException e) {
      throw new RewardException(name + " could not judge: " + e.getMessage(), e);
    }
  }

  private float[] embed(String prompt) {
    float[] known = prompts.get(prompt);
    if (known != null) {
      return known;
    }
    long[] ids = tokenizer.encode(prompt);
    float[] embedding =
        model.call("text", new Longs(new long[] {1, ids.length}, ids)).getFirst().data();
    if (prompts.size() == REMEMBERED_PROMPTS) {
      prompts.remove(prompts.keySet().iterator().next());
    }
    prompts.put(prompt, embedding);
    return embedding;
  }

  private List<float[]> embed(List<Sample> samples) {
    long[] one = pixels.shape();
    int size = Math.toIntExact(one[0] * one[1] * one[2]);
    float[] batch = new float[Math.multiplyExact(size, samples.size())];
    for (int i = 0; i < samples.size(); i++) {
      Picture picture = samples.get(i).picture();
      pixels.write(picture, batch, i * size);
    }
    long[] shape = {samples.size(), one[0], one[1], one[2]};
    float[] all = model.call("image", new Floats(shape, batch)).getFirst().data();
    int width = all.length / samples.size();
    List<float[]> embeddings = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      embeddings.add(Arrays.copyOfRange(all, i * width, (i + 1) * width));
    }
    return embeddings;
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
    tokenizer.close();
  }
}
