package studio.evosearch.engine.reward;

import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Sample;

/** Pictures with what the published preprocessing and scoring make of them. */
final class RewardPictures {
  static final Weights CASES = Weights.file(Reference.path("reward-pixels/cases.safetensors"));

  private RewardPictures() {}

  static Picture picture(String name) {
    long[] shape = Reference.shape(CASES, name + ".in.rgb");
    long[] values = Reference.longs(CASES, name + ".in.rgb");
    byte[] rgb = new byte[values.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) values[i];
    }
    return new Picture((int) shape[1], (int) shape[0], rgb);
  }

  static Sample sample(String name) {
    return new Sample(new float[0], picture(name));
  }

  static float[] expected(String name, String output) {
    return Reference.floats(CASES, name + ".out." + output);
  }
}
