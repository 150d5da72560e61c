package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Tokenizer;

/** The parts of a pipeline's folder one by one, to put together by hand what a pipeline does. */
record TinyParts(Path folder) {
  /** What a network of the folder returns. */
  List<Floats> call(String part, HostArray... inputs) {
    var component = ModelFolder.open(folder).component(part);
    try (var network = new DeviceComponent(component, Precision.FLOAT32, "cpu")) {
      return network.call("forward", inputs);
    }
  }

  /** A text's ids {@code [1, length]}. */
  Longs ids(String tokenizer, String text, int length) {
    try (var open = Tokenizer.ofLength(folder.resolve(tokenizer), length)) {
      return new Longs(new long[] {1, length}, open.encode(text));
    }
  }

  /** How many tokens a text has by itself. */
  int count(String tokenizer, String text) {
    try (var open = Tokenizer.ofLength(folder.resolve(tokenizer), 77)) {
      return open.count(text);
    }
  }

  /** A mask {@code [1, length]} that lets so many tokens be seen. */
  static Longs mask(int length, int seen) {
    long[] mask = new long[length];
    Arrays.fill(mask, 0, seen, 1);
    return new Longs(new long[] {1, length}, mask);
  }

  static Floats number(double value) {
    return new Floats(new long[] {1}, new float[] {(float) value});
  }

  static Floats floats(HostTensor tensor) {
    return new Floats(tensor.shape(), tensor.data());
  }

  /** A latent of a generator. */
  static float[] noise(GeneratorInfo info) {
    float[] latent = new float[info.latentSize()];
    for (int i = 0; i < latent.length; i++) {
      latent[i] = (float) Math.sin(0.37 * i);
    }
    return latent;
  }

  static float[] denoise(
      Generator generator, Conditioning conditioning, double scale, double timestep, float[] x) {
    return generator.denoise(conditioning, scale, timestep, new float[][] {x})[0];
  }

  static float[] guided(float[] unconditional, float[] conditional, float scale) {
    float[] out = new float[conditional.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = unconditional[i] + scale * (conditional[i] - unconditional[i]);
    }
    return out;
  }

  static void assertClose(float[] expected, float[] actual) {
    assertEquals(0, Reference.difference(expected, actual), 1e-4);
  }
}
