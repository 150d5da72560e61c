package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Prediction;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.torch.Tokenizer;

/** A whole pipeline from prompt to picture against diffusers' own run of it. */
class StableDiffusionTest {
  private final Weights expected =
      Weights.file(Reference.path("pipeline-sd21/expected.safetensors"));

  @Test
  void tokenIdsAreThoseOfTheReferenceTokenizer() {
    try (var tokenizer = Tokenizer.open(Reference.path("pipeline-sd21/tokenizer"))) {
      long[] both = Reference.longs(expected, "token_ids");
      long[] prompt = tokenizer.encode("A red star over the blue ring");
      assertArrayEquals(Arrays.copyOfRange(both, 0, 77), prompt);
      assertArrayEquals(Arrays.copyOfRange(both, 77, 154), tokenizer.encode("blurry"));
    }
  }

  @Test
  void promptToPictureIsWhatDiffusersMakes() {
    try (Generator generator =
        Generators.open(Reference.path("pipeline-sd21").toString(), "cpu", 1)) {
      assertEquals(Prediction.V, generator.info().prediction());
      assertEquals(List.of(4, 16, 16), generator.info().latentShape());

      Conditioning conditioning = generator.encode("A red star over the blue ring", "blurry");
      conditioning.tensors().forEach((name, tensor) -> assertClose(name, tensor.data(), 1e-4));
      assertEquals(2, conditioning.tensors().size());

      float[][] latents = entries("latents", 2);
      NoiseSchedule schedule = generator.schedule(10);
      var sampler =
          new Sampler(schedule, generator.info().prediction(), EtaSchedule.ODE, SolverOrder.FIRST);
      for (int s = 0; s < 10; s++) {
        float[][] out = generator.denoise(conditioning, 5.5, schedule.timestep(s), latents);
        for (int i = 0; i < latents.length; i++) {
          latents[i] = sampler.step(s, latents[i], sampler.x0(s, latents[i], out[i]), null, null);
        }
      }
      assertClose("final_latents", joined(List.of(latents)), 1e-3);

      List<HostTensor> pictures = ((StableDiffusion) generator).decodeValues(latents);
      assertClose("images_0_1", joined(pictures.stream().map(HostTensor::data).toList()), 2e-3);
      List<Picture> bytes = generator.decode(latents);
      assertEquals(128, bytes.getFirst().width());
      float red = pictures.getFirst().data()[5 * 128 + 7];
      assertEquals(Math.rint(red * 255), bytes.getFirst().at(7, 5, 0));
    }
  }

  @Test
  void aLatentsOutputDoesNotDependOnItsBatch() {
    try (Generator generator =
        Generators.open(Reference.asset("models/scenes").toString(), "cpu", 1)) {
      Conditioning conditioning = generator.encode("a large red star at night", "");
      float[][] latents = new float[3][generator.info().latentSize()];
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < latents[i].length; j++) {
          latents[i][j] = (float) Math.sin(i + 0.37 * j);
        }
      }
      float[][] together = generator.denoise(conditioning, 3, 500, latents);
      float[] alone = generator.denoise(conditioning, 3, 500, new float[][] {latents[1]})[0];
      assertEquals(0, Reference.difference(alone, together[1]), 1e-5);

      generator.release();
      assertArrayEquals(together, generator.denoise(conditioning, 3, 500, latents));
    }
  }

  private void assertClose(String tensor, float[] actual, double tolerance) {
    double difference = Reference.difference(Reference.floats(expected, tensor), actual);
    assertEquals(0, difference, tolerance, tensor);
  }

  private float[][] entries(String tensor, int count) {
    float[] all = Reference.floats(expected, tensor);
    int size = all.length / count;
    float[][] entries = new float[count][];
    for (int i = 0; i < count; i++) {
      entries[i] = Arrays.copyOfRange(all, i * size, (i + 1) * size);
    }
    return entries;
  }

  private static float[] joined(List<float[]> parts) {
    List<Float> values = new ArrayList<>();
    for (float[] part : parts) {
      for (float value : part) {
        values.add(value);
      }
    }
    float[] all = new float[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.get(i);
    }
    return all;
  }
}
