package studio.evosearch.engine.reward;

import java.util.List;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.torch.HostArray.Floats;

/** Makes a network's input of pictures, in the way of the library the network comes from. */
interface PixelInput {
  /** Extents of one input: channels, height, width. */
  long[] shape();

  /** Writes one picture's input {@code [3, height, width]} at a place of a batch. */
  void write(Picture picture, float[] batch, int start);

  /** The input {@code [batch, 3, height, width]} for pictures of any sizes. */
  default Floats batch(List<Sample> samples) {
    long[] one = shape();
    int size = Math.toIntExact(one[0] * one[1] * one[2]);
    float[] batch = new float[Math.multiplyExact(size, samples.size())];
    for (int i = 0; i < samples.size(); i++) {
      write(samples.get(i).picture(), batch, i * size);
    }
    return new Floats(new long[] {samples.size(), one[0], one[1], one[2]}, batch);
  }
}
