package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static studio.evosearch.engine.model.TinyParts.assertClose;
import static studio.evosearch.engine.model.TinyParts.denoise;
import static studio.evosearch.engine.model.TinyParts.floats;
import static studio.evosearch.engine.model.TinyParts.guided;
import static studio.evosearch.engine.model.TinyParts.mask;
import static studio.evosearch.engine.model.TinyParts.noise;
import static studio.evosearch.engine.model.TinyParts.number;

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
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.diffusion.Prediction;
import studio.evosearch.engine.torch.HostArray;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.HostArray.Longs;

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
      Floats t5 = call("text_encoder_3", t5Ids("tokenizer_3", 256), mask(256, 256)).getFirst();
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
      Floats t5 = call("text_encoder_2", t5Ids("tokenizer_2", 512), mask(512, 512)).getFirst();
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
      assertEquals(GuidanceKind.EMBEDDED, info.guidance());
      assertFalse(info.guidance().readsNegative(3.5));
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
      assertFalse(generator.info().guidance().readsNegative(1));
      assertTrue(generator.info().guidance().readsNegative(2));
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

  private TinyParts parts() {
    return new TinyParts(folder);
  }

  private List<Floats> call(String part, HostArray... inputs) {
    return parts().call(part, inputs);
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

  private Longs clipIds(String prompt) {
    return parts().ids("tokenizer", prompt, 77);
  }

  private Longs t5Ids(String tokenizer, int length) {
    return parts().ids(tokenizer, PROMPT, length);
  }

  private static WantedSize wanted(int width, int height) {
    return new WantedSize(OptionalInt.of(width), OptionalInt.of(height), OptionalInt.empty());
  }

  private static void assertPart(Floats expected, int from, HostTensor actual, int at, int count) {
    assertArrayEquals(
        Arrays.copyOfRange(expected.data(), from, from + count),
        Arrays.copyOfRange(actual.data(), at, at + count),
        1e-6f);
  }
}
