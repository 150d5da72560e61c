package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.ModelFolder;
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
        Generators.open(Reference.path("pipeline-sd21").toString(), "cpu", 1, WantedSize.OWN)) {
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

      List<HostTensor> pictures = decoder().values(generator.info().latentShape(), latents);
      assertClose("images_0_1", joined(pictures.stream().map(HostTensor::data).toList()), 2e-3);
      List<Picture> bytes = generator.decode(latents).stream().map(Footage::still).toList();
      assertEquals(128, bytes.getFirst().width());
      float red = pictures.getFirst().data()[5 * 128 + 7];
      assertEquals(Math.rint(red * 255), bytes.getFirst().at(7, 5, 0));
    }
  }

  @Test
  void aLatentsOutputDoesNotDependOnItsBatch() {
    try (Generator generator =
        Generators.open(Reference.asset("models/scenes").toString(), "cpu", 1, WantedSize.OWN)) {
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

  @Test
  void guidanceOneIsTheConditionalOutputAlone() {
    try (Generator generator =
        Generators.open(Reference.path("pipeline-sd21").toString(), "cpu", 1, WantedSize.OWN)) {
      Conditioning conditioning = generator.encode("a star", "blurry");
      Conditioning swapped = generator.encode("blurry", "a star");
      float[][] latents = entries("latents", 2);
      float[] conditional = generator.denoise(conditioning, 1, 500, latents)[0];
      float[] unconditional = generator.denoise(swapped, 1, 500, latents)[0];
      float[] guided = generator.denoise(conditioning, 3, 500, latents)[0];
      float[] expectedGuided = new float[guided.length];
      for (int i = 0; i < guided.length; i++) {
        expectedGuided[i] = unconditional[i] + 3 * (conditional[i] - unconditional[i]);
      }
      assertEquals(0, Reference.difference(expectedGuided, guided), 1e-5);
      assertTrue(Reference.difference(conditional, unconditional) > 1e-4);
      assertThrows(
          IllegalArgumentException.class,
          () -> generator.denoise(conditioning, 1, 500, new float[][] {new float[7]}));
    }
  }

  @Test
  void studioJsonSetsNameStepsAndGuidance(@TempDir Path folder) throws IOException {
    copy(Reference.path("pipeline-sd21"), folder);
    try (Generator generator = Generators.open(folder.toString(), "cpu", 1, WantedSize.OWN)) {
      assertEquals(folder.getFileName().toString(), generator.info().name());
      assertEquals(50, generator.info().defaultSteps());
      assertEquals(7.5, generator.info().defaultGuidance());
    }
    Files.writeString(
        folder.resolve("studio.json"),
        """
        {"displayName": "Tiny", "recommendedSteps": 12, "recommendedGuidance": 4.5}
        """);
    try (Generator generator = Generators.open(folder.toString(), "cpu", 1, WantedSize.OWN)) {
      assertEquals("Tiny", generator.info().name());
      assertEquals(12, generator.info().defaultSteps());
      assertEquals(4.5, generator.info().defaultGuidance());
    }
  }

  @Test
  void foldersThatCannotWorkAreRefusedWhenOpened(@TempDir Path folder) throws IOException {
    copy(Reference.path("pipeline-sd21"), folder);
    edit(folder.resolve("unet/config.json"), "\"in_channels\": 4", "\"in_channels\": 9");
    assertRefused(folder, "in_channels: expected 4, the autoencoder's latent_channels, found 9");

    Path index = folder.resolve("model_index.json");
    edit(index, "\"CLIPTextModel\"", "\"T5EncoderModel\"");
    assertRefused(folder, "StableDiffusionPipeline takes [CLIPTextModel], not T5EncoderModel");

    edit(index, "StableDiffusionPipeline", "WuerstchenPipeline");
    assertRefused(folder, "WuerstchenPipeline is not supported, only [FluxPipeline, ");
  }

  @Test
  void previewsMayHaveAFasterDecoder() {
    String model = Reference.path("pipeline-sd21").toString();
    String fast = model + "#preview_vae=" + Reference.path("vae-tiny");
    try (Generator plain = Generators.open(model, "cpu", 1, WantedSize.OWN);
        Generator quick = Generators.open(fast, "cpu", 1, WantedSize.OWN);
        Generator tiny =
            Generators.open(fast.replace("preview_vae", "vae"), "cpu", 1, WantedSize.OWN)) {
      float[][] latents = entries("final_latents", 2);
      byte[] exact = plain.decode(latents).getFirst().still().rgb();
      byte[] other = tiny.decode(latents).getFirst().still().rgb();
      assertArrayEquals(exact, plain.preview(latents).getFirst().still().rgb());
      assertArrayEquals(exact, quick.decode(latents).getFirst().still().rgb());
      assertArrayEquals(other, quick.preview(latents).getFirst().still().rgb());
      assertFalse(Arrays.equals(exact, other));
    }
    String wrong = model + "#preview_vae=" + Reference.path("vae-kl-flux");
    var e =
        assertThrows(
            CheckpointException.class,
            () -> Generators.open(wrong, "cpu", 1, WantedSize.OWN).close());
    assertTrue(
        e.getMessage().contains("latents [4, 16, 16], found one of 16 channels"), e.getMessage());
  }

  private static LatentDecoder decoder() {
    ModelFolder folder = ModelFolder.open(Reference.path("pipeline-sd21"));
    return LatentDecoder.open(new PipelineFolder(folder, "cpu", WantedSize.OWN));
  }

  private static void assertRefused(Path folder, String why) {
    var e =
        assertThrows(
            CheckpointException.class,
            () -> Generators.open(folder.toString(), "cpu", 1, WantedSize.OWN).close());
    assertTrue(e.toString().contains(why), e.toString());
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(from), text);
    Files.writeString(file, text.replace(from, to));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.copy(file, target);
      }
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
