package studio.evosearch.engine.reward;

import java.util.List;
import java.util.stream.IntStream;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.torch.Batches;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Precision;

/**
 * How much of what a prompt states a drawn scene shows, in percent: number of objects, every
 * colour, shape and told size, every relation, the background. Read by a detector that knows no
 * captions, so that a search which a CLIPModel guides can be judged by something else.
 */
public final class SceneReaderReward extends DeviceReward {
  /** The class of a model folder it takes. */
  public static final String MODEL_CLASS = "SceneReader";

  static final String DESCRIPTION =
      "Percent of the prompt's statements that a drawn scene shows, by a detector; to be held out";

  private final DeviceComponent model;
  private final SceneWords words;
  private final int side;
  private final Batches batches = new Batches(16);

  /**
   * Opens a folder with a SceneReader.
   *
   * @param device as {@code Placement} reads it
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when something is missing
   */
  public SceneReaderReward(ModelFolder folder, String device) {
    super(RewardFolder.name(folder), DESCRIPTION);
    Component component = folder.component(ModelFolder.MODEL);
    model = new DeviceComponent(component, Precision.on(device), device);
    words = SceneWords.of(component.config());
    side = component.config().integer("image_size");
  }

  @Override
  double[] computed(List<Sample> samples, String prompt) {
    SceneWords.Statement statement = words.statement(prompt);
    return batched(
        batches,
        samples,
        some -> read(some).stream().map(reading -> 100 * reading.share(statement)).toList());
  }

  private List<SceneReading> read(List<Sample> samples) {
    int size = 3 * side * side;
    float[] batch = new float[Math.multiplyExact(size, samples.size())];
    for (int i = 0; i < samples.size(); i++) {
      write(samples.get(i).picture(), batch, i * size);
    }
    long[] shape = {samples.size(), 3, side, side};
    List<Floats> outputs = model.call("read", new Floats(shape, batch));
    Floats maps = outputs.get(0);
    Floats backgrounds = outputs.get(1);
    int cells = Math.toIntExact(maps.shape()[2]);
    int each = words.fields() * cells * cells;
    int kinds = words.backgrounds().size();
    return IntStream.range(0, samples.size())
        .mapToObj(i ->
            SceneReading.of(words, maps.data(), i * each, cells, backgrounds.data(), i * kinds))
        .toList();
  }

  /** Writes one picture as {@code [3, height, width]} in [-1, 1]. */
  private void write(Picture picture, float[] batch, int start) {
    Picture fitting = PillowResize.bicubic(picture, side, side);
    int at = start;
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          batch[at++] = fitting.at(x, y, channel) / 127.5f - 1;
        }
      }
    }
  }

  @Override
  public void release() {
    model.release();
  }

  @Override
  public void close() {
    model.close();
  }
}
