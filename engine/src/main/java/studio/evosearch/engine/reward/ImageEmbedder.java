package studio.evosearch.engine.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.torch.Batches;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Floats;

/** The image tower of a CLIPModel, or of open_clip's CLIP: pictures to vectors of length 1. */
final class ImageEmbedder {
  private final DeviceComponent model;
  private final PixelInput pixels;
  private final Batches batches = new Batches(16);

  ImageEmbedder(DeviceComponent model, PixelInput pixels) {
    this.model = model;
    this.pixels = pixels;
  }

  /** One vector a sample, in order. */
  List<float[]> embed(List<Sample> samples) {
    return batches.run(samples.size(), (from, to) -> part(samples.subList(from, to)));
  }

  private List<float[]> part(List<Sample> samples) {
    Floats all = model.call("image", pixels.batch(samples)).getFirst();
    int width = Math.toIntExact(all.shape()[1]);
    List<float[]> embeddings = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      embeddings.add(Arrays.copyOfRange(all.data(), i * width, (i + 1) * width));
    }
    return embeddings;
  }

  /** Vectors as one tensor {@code [count, width]}. */
  static Floats rows(List<float[]> vectors) {
    int width = vectors.isEmpty() ? 0 : vectors.getFirst().length;
    float[] rows = new float[vectors.size() * width];
    for (int i = 0; i < vectors.size(); i++) {
      System.arraycopy(vectors.get(i), 0, rows, i * width, width);
    }
    return new Floats(new long[] {vectors.size(), width}, rows);
  }
}
