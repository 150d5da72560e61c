package studio.evosearch.engine.arch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Torch;

/** What a decoder in chunks must do, whatever its weights. */
class VideoChunksTest {
  @BeforeAll
  static void start() {
    Torch.start(1);
  }

  /** What is decoded in chunks does not change when more comes after it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void framesOfWansDecoderDoNotDependOnLaterOnes(int latents) {
    try (var model = new ReferenceModel("vae-wan")) {
      float[] whole = Reference.floats(model.cases, "case0.out.decoded");
      Floats in = (Floats) model.input("case0.in.latents");
      Floats cut = firstFrames(in, latents);
      Floats decoded = model.module.call("decode", cut).getFirst();
      int frames = 4 * latents - 3;
      assertArrayEquals(new long[] {1, 3, frames, 64, 64}, decoded.shape());
      float[] expected =
          firstFrames(new Floats(new long[] {1, 3, 9, 64, 64}, whole), frames).data();
      assertEquals(0, Reference.difference(expected, decoded.data()), ReferenceModel.TOLERANCE);
    }
  }

  private static Floats firstFrames(Floats video, int count) {
    long[] shape = video.shape().clone();
    int planes = Math.toIntExact(shape[0] * shape[1]);
    int frame = Math.toIntExact(shape[3] * shape[4]);
    int frames = Math.toIntExact(shape[2]);
    float[] data = new float[planes * count * frame];
    for (int p = 0; p < planes; p++) {
      System.arraycopy(video.data(), p * frames * frame, data, p * count * frame, count * frame);
    }
    shape[2] = count;
    return new Floats(shape, data);
  }
}
