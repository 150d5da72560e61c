package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.diffusion.Prediction;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Tokenizer;

/**
 * Whole pipelines of tiny networks: what goes into each network is put together here once more by
 * hand, as diffusers 0.33.1 does it.
 */
class PipelinesTest {
  private static final String PROMPT = "A red star over the blue ring";

  @TempDir Path folder;

  @Test
  void xlReadsBothEncodersAndThePicturesSizes() throws IOException {
    TinyPipelines.xl(folder);
    try (Generator generator = open(WantedSize.OWN)) {
      GeneratorInfo info = generator.info();
      assertEquals(List.of(4, 16, 16), info.latentShape());
      assertEquals(Size.picture(128, 128), info.size());
      assertEquals(50, info.defaultSteps());
      assertEquals(5, info.defaultGuidance());
      Conditioning conditioning = generator.encode(PROMPT, "");

      Floats first = call("text_encoder", clipIds(PROMPT)).get(1);
      List<Floats> second = call("text_encoder_2", clipIds(PROMPT));
      HostTensor text = conditioning.tensor("prompt_embeds");
      assertArrayEquals(new long[] {1, 77, 24}, text.shape());
      for (int token = 0; token < 77; token++) {
        assertPart(first, token * 8, text, token * 24, 8);
        assertPart(second.get(1), token * 16, text, token * 24 + 8, 16);
      }
      assertArrayEquals(
          second.get(2).data(), conditioning.tensor("pooled_prompt_embeds").data(), 1e-6f);
      assertArrayEquals(new float[77 * 24], conditioning.tensor("negative_prompt_embeds").data());
      assertArrayEquals(new float[40], conditioning.tensor("negative_pooled_prompt_embeds").data());

      float[] latent = noise(info);
      Floats sizes = new Floats(new long[] {1, 6}, new float[] {128, 128, 0, 0, 128, 128});
      float[] conditional = unet(latent, text, conditioning.tensor("pooled_prompt_embeds"), sizes);
      float[] unconditional =
          unet(
              latent,
              conditioning.tensor("negative_prompt_embeds"),
              conditioning.tensor("negative_pooled_prompt_embeds"),
              sizes);
      assertClose(conditional, denoise(generator, conditioning, 1, 321, latent));
      assertClose(
          guided(unconditional, conditional, 5), denoise(generator, conditioning, 5, 321, latent));
      assertEquals(2, generator.passes(5));
    }
  }

  @Test
  void xlEncodesAnEmptyNegativePromptWhereTheFolderAsksForIt() throws IOException {
    TinyPipelines.xl(folder);
    TinyPipelines.edit(
        folder.resolve("model_index.json"),
        "\"force_zeros_for_empty_prompt\": true",
        "\"force_zeros_for_empty_prompt\": false");
    try (Generator generator = open(WantedSize.OWN)) {
      Conditioning conditioning = generator.encode(PROMPT, "");
      Floats pooled = call("text_encoder_2", clipIds("")).get(2);
      assertArrayEquals(
          pooled.data(), conditioning.tensor("negative_pooled_prompt_embeds").data(), 1e-6f);
    }
  }

  @Test
  void sd3ReadsTwoClipsFilledUpAndThenT5() throws IOException {
    TinyPipelines.sd3(folder);
    try (Generator generator = open(WantedSize.OWN)) {
      GeneratorInfo info = generator.info();
      assertEquals(Prediction.FLOW, info.prediction());
      assertEquals(28, info.defaultSteps());
      assertEquals(7, info.defaultGuidance());
      Conditioning conditioning = generator.encode(PROMPT, "blurry");

      List<Floats> first = call("text_encoder", clipIds(PROMPT));
      List<Floats> second = call("text_encoder_2", clipIds(PROMPT));
      Floats t5 = call("text_encoder_3", t5Ids("tokenizer_3", 256), ones(256)).getFirst();
      HostTensor text = conditioning.tensor("prompt_embeds");
      assertArrayEquals(new long[] {1, 77 + 256, 32}, text.shape());
      Floats zeros = new Floats(new long[] {8}, new float[8]);
      for (int token = 0; token < 77; token++) {
        assertPart(first.get(1), token * 8, text, token * 32, 8);
        assertPart(second.get(1), token * 16, text, token * 32 + 8, 16);
        assertPart(zeros, 0, text, token * 32 + 24, 8);
      }
      assertPart(t5, 0, text, 77 * 32, 256 * 32);
      HostTensor pooled = conditioning.tensor("pooled_prompt_embeds");
      assertPart(first.get(2), 0, pooled, 0, 10);
      assertPart(second.get(2), 0, pooled, 10, 14);

      float[] latent = noise(info);
      Floats expected =
          call(
                  "transformer",
                  new Floats(new long[] {1, 4, 16, 16}, latent),
                  floats(text),
                  floats(pooled),
                  number(321))
              .getFirst();
      assertClose(expected.data(), denoise(generator, conditioning, 1, 321, latent));
    }
  }

  @Test
  void sd3WithoutT5HasZerosInItsPlace() throws IOException {
    TinyPipelines.sd3(folder);
    TinyPipelines.edit(
        folder.resolve("model_index.json"),
        "[\"transformers\", \"T5EncoderModel\"]",
        "[null, null]");
    try (Generator generator = open(WantedSize.OWN)) {
      HostTensor text = generator.encode(PROMPT, "").tensor("prompt_embeds");
      assertArrayEquals(new long[] {1, 77 + 77, 32}, text.shape());
      assertArrayEquals(new float[77 * 32], Arrays.copyOfRange(text.data(), 77 * 32, 2 * 77 * 32));
    }
  }

  @Test
  void fluxTakesPackedLatentsWithTheirPlacesAndItsGuidance() throws IOException {
    TinyPipelines.flux(folder);
    try (Generator generator = open(wanted(64, 48))) {
      GeneratorInfo info = generator.info();
      assertEquals(List.of(4, 6, 8), info.latentShape());
      assertEquals(28, info.defaultSteps());
      assertEquals(3.5, info.defaultGuidance());
      assertEquals(
          ModelSchedule.of(folder.toString(), 4, 12).schedule().timestep(1),
          generator.schedule(4).timestep(1));
      Conditioning conditioning = generator.encode(PROMPT, "blurry");
      assertEquals(
          Set.of("prompt_embeds", "pooled_prompt_embeds"), conditioning.tensors().keySet());
      Floats t5 = call("text_encoder_2", t5Ids("tokenizer_2", 512), ones(512)).getFirst();
      assertArrayEquals(t5.data(), conditioning.tensor("prompt_embeds").data(), 1e-6f);
      Floats pooled = call("text_encoder", clipIds(PROMPT)).get(2);
      assertArrayEquals(pooled.data(), conditioning.tensor("pooled_prompt_embeds").data(), 1e-6f);

      float[] latent = noise(info);
      PackedLatents packed = new PackedLatents(4, 6, 8);
      Floats expected =
          call(
                  "transformer",
                  new Floats(new long[] {1, 12, 16}, packed.pack(latent)),
                  t5,
                  pooled,
                  number(0.321),
                  packed.places(),
                  new Floats(new long[] {512, 3}, new float[512 * 3]),
                  number(3.5))
              .getFirst();
      float[] found = denoise(generator, conditioning, 3.5, 321, latent);
      assertClose(packed.unpack(expected.data()), found);
      assertTrue(
          Reference.difference(found, denoise(generator, conditioning, 1, 321, latent)) > 1e-4);
      assertEquals(1, generator.passes(3.5));
      assertEquals(64, generator.decode(new float[][] {latent}).getFirst().still().width());
    }
  }

  @Test
  void fluxWithoutSuchAnInputIsGuidedByItsNegativePrompt() throws IOException {
    TinyPipelines.fluxWithoutGuidance(folder);
    try (Generator generator = open(wanted(32, 32))) {
      assertEquals(4, generator.info().defaultSteps());
      assertEquals(1, generator.info().defaultGuidance());
      assertEquals(1, generator.passes(1));
      assertEquals(2, generator.passes(2));
      Conditioning conditioning = generator.encode(PROMPT, "blurry");
      assertArrayEquals(
          new long[] {1, 256, 32}, conditioning.tensor("negative_prompt_embeds").shape());
      float[] latent = noise(generator.info());
      float[] conditional = denoise(generator, conditioning, 1, 321, latent);
      float[] unconditional = denoise(generator, generator.encode("blurry", ""), 1, 321, latent);
      assertClose(
          guided(unconditional, conditional, 2), denoise(generator, conditioning, 2, 321, latent));
    }
  }

  @Test
  void aSnapshotOfTheCacheOpensByItsLinks() throws IOException {
    Path repository = folder.resolve("models--tiny--xl");
    Path snapshot = TinyPipelines.xl(repository.resolve("snapshots/0123abcd"));
    Path blob = Files.createDirectories(repository.resolve("blobs")).resolve("45ef");
    Path unet = snapshot.resolve("unet");
    Files.move(unet.resolve("diffusion_pytorch_model.safetensors"), blob);
    Files.createSymbolicLink(
        unet.resolve("diffusion_pytorch_model.fp16.safetensors"),
        Path.of("..", "..", "..", "blobs", "45ef"));
    Files.createDirectories(repository.resolve("refs"));
    Files.writeString(repository.resolve("refs/main"), "0123abcd");
    try (Generator generator = Generators.open(repository.toString(), "cpu", 1, wanted(32, 32))) {
      assertEquals("tiny/xl", generator.info().name());
      Conditioning conditioning = generator.encode(PROMPT, "");
      float[] latent = noise(generator.info());
      assertEquals(latent.length, denoise(generator, conditioning, 2, 321, latent).length);
    }
  }

  @Test
  void aLatentsOutputDoesNotDependOnItsBatch() throws IOException {
    TinyPipelines.sd3(folder);
    try (Generator generator = open(wanted(64, 64))) {
      Conditioning conditioning = generator.encode(PROMPT, "blurry");
      float[][] latents = new float[3][];
      for (int i = 0; i < 3; i++) {
        latents[i] = noise(generator.info());
        latents[i][0] = i;
      }
      float[][] together = generator.denoise(conditioning, 4, 500, latents);
      assertClose(denoise(generator, conditioning, 4, 500, latents[1]), together[1]);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedByName() throws IOException {
    TinyPipelines.sd3(folder);
    assertTooLarge("100 x 96: StableDiffusion3Pipeline makes widths", wanted(100, 96));
    assertTooLarge("at most 384 pixels a side", wanted(400, 96));
    Path config = folder.resolve("transformer/config.json");
    TinyPipelines.edit(config, "\"pooled_projection_dim\": 24", "\"pooled_projection_dim\": 25");
    assertRefused("pooled_projection_dim: expected 24, the CLIP encoders' projections, found 25");
    TinyPipelines.edit(
        folder.resolve("model_index.json"), "\"T5EncoderModel\"", "\"UMT5EncoderModel\"");
    assertRefused("StableDiffusion3Pipeline takes [T5EncoderModel], not UMT5EncoderModel");
  }

  @Test
  void aTokenizerWithoutItsJsonIsRefused() throws IOException {
    TinyPipelines.flux(folder);
    Files.delete(folder.resolve("tokenizer_2/tokenizer.json"));
    Files.writeString(folder.resolve("tokenizer_2/spiece.model"), "");
    assertRefused("has only spiece.model; tokenizer.json is needed");
  }

  private Generator open(WantedSize size) {
    return Generators.open(folder.toString(), "cpu", 1, size);
  }

  private void assertRefused(String why) {
    var e = assertThrows(CheckpointException.class, () -> open(WantedSize.OWN).close());
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  private void assertTooLarge(String why, WantedSize size) {
    var e = assertThrows(IllegalArgumentException.class, () -> open(size).close());
    assertTrue(String.valueOf(e.getMessage()).contains(why), String.valueOf(e.getMessage()));
  }

  private List<Floats> call(String part, HostArray... inputs) {
    var component = ModelFolder.open(folder).component(part);
    try (var network = new DeviceComponent(component, Precision.FLOAT32, "cpu")) {
      return network.call("forward", inputs);
    }
  }

  private float[] unet(float[] latent, HostTensor text, HostTensor pooled, Floats sizes) {
    return call(
            "unet",
            new Floats(new long[] {1, 4, 16, 16}, latent),
            number(321),
            floats(text),
            floats(pooled),
            sizes)
        .getFirst()
        .data();
  }

  private static float[] denoise(
      Generator generator, Conditioning conditioning, double scale, double timestep, float[] x) {
    return generator.denoise(conditioning, scale, timestep, new float[][] {x})[0];
  }

  private static float[] guided(float[] unconditional, float[] conditional, float scale) {
    float[] out = new float[conditional.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = unconditional[i] + scale * (conditional[i] - unconditional[i]);
    }
    return out;
  }

  private Longs clipIds(String prompt) {
    return ids(folder.resolve("tokenizer"), prompt, 77);
  }

  private Longs t5Ids(String tokenizer, int length) {
    return ids(folder.resolve(tokenizer), PROMPT, length);
  }

  private static Longs ids(Path tokenizerFolder, String prompt, int length) {
    try (var tokenizer = Tokenizer.open(tokenizerFolder, length)) {
      return new Longs(new long[] {1, length}, tokenizer.encode(prompt));
    }
  }

  private static Longs ones(int length) {
    long[] mask = new long[length];
    Arrays.fill(mask, 1);
    return new Longs(new long[] {1, length}, mask);
  }

  private static Floats number(double value) {
    return new Floats(new long[] {1}, new float[] {(float) value});
  }

  private static Floats floats(HostTensor tensor) {
    return new Floats(tensor.shape(), tensor.data());
  }

  private static WantedSize wanted(int width, int height) {
    return new WantedSize(OptionalInt.of(width), OptionalInt.of(height), OptionalInt.empty());
  }

  private static float[] noise(GeneratorInfo info) {
    float[] latent = new float[info.latentSize()];
    for (int i = 0; i < latent.length; i++) {
      latent[i] = (float) Math.sin(0.37 * i);
    }
    return latent;
  }

  private static void assertClose(float[] expected, float[] actual) {
    assertEquals(0, Reference.difference(expected, actual), 1e-4);
  }

  private static void assertPart(Floats expected, int from, HostTensor actual, int at, int count) {
    assertArrayEquals(
        Arrays.copyOfRange(expected.data(), from, from + count),
        Arrays.copyOfRange(actual.data(), at, at + count),
        1e-6f);
  }
}
