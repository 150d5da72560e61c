package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.diffusion.Prediction;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Tokenizer;

/** As {@link PipelinesTest}, the pipelines of videos. */
class VideoPipelinesTest {
  private static final String PROMPT = "a red star";

  @TempDir Path folder;

  @Test
  void wanSeesZerosInThePlaceOfPadding() throws IOException {
    TinyVideoPipelines.wan(folder);
    try (Generator generator = open(wanted(64, 32, 9))) {
      GeneratorInfo info = generator.info();
      assertEquals(List.of(16, 3, 4, 8), info.latentShape());
      assertEquals(new Size(64, 32, 9), info.size());
      assertEquals(Prediction.FLOW, info.prediction());
      Conditioning conditioning = generator.encode("  a red\n\tstar ", "");

      Longs ids = ids("tokenizer", PROMPT, 512);
      int seen = seen("tokenizer", PROMPT, 512);
      Floats states = call("text_encoder", ids, mask(512, seen));
      float[] expected = states.data().clone();
      Arrays.fill(expected, seen * 32, expected.length, 0);
      HostTensor text = conditioning.tensor("prompt_embeds");
      assertArrayEquals(new long[] {1, 512, 32}, text.shape());
      assertArrayEquals(expected, text.data(), 1e-6f);

      float[] latent = noise(info);
      float[] conditional = wan(latent, text);
      float[] unconditional = wan(latent, conditioning.tensor("negative_prompt_embeds"));
      float[] guided = new float[latent.length];
      for (int i = 0; i < guided.length; i++) {
        guided[i] = unconditional[i] + 5 * (conditional[i] - unconditional[i]);
      }
      assertClose(guided, denoise(generator, conditioning, 5, latent));
      assertClose(conditional, denoise(generator, conditioning, 1, latent));
      assertEquals(2, generator.passes(5));
    }
  }

  @Test
  void wanBringsEveryChannelBackToItsMeanAndDeviation() throws IOException {
    TinyVideoPipelines.wan(folder);
    Weights cases = Weights.file(Reference.path("vae-wan/cases.safetensors"));
    float[] own = Reference.floats(cases, "case0.in.latents");
    var config = ModelFolder.open(folder).component("vae").config();
    List<Double> means = config.numbers("latents_mean");
    List<Double> deviations = config.numbers("latents_std");
    float[] latent = new float[own.length];
    for (int i = 0; i < own.length; i++) {
      int channel = i / (own.length / 16);
      latent[i] = (float) ((own[i] - means.get(channel)) / deviations.get(channel));
    }
    try (Generator generator = open(wanted(64, 64, 9))) {
      Footage video = generator.decode(new float[][] {latent}).getFirst();
      assertEquals(16, video.framesPerSecond());
      assertVideo(Reference.floats(cases, "case0.out.decoded"), video);
    }
  }

  @Test
  void hunyuanVideoReadsThePromptBehindItsInstruction() throws IOException {
    TinyVideoPipelines.hunyuan(folder);
    try (Generator generator = open(wanted(64, 32, 9))) {
      GeneratorInfo info = generator.info();
      assertEquals(List.of(4, 3, 4, 8), info.latentShape());
      Conditioning conditioning = generator.encode(PROMPT, "blurry");
      assertEquals(
          Set.of("prompt_embeds", "prompt_attention_mask", "pooled_prompt_embeds"),
          conditioning.tensors().keySet());

      String whole = HunyuanVideo.INSTRUCTION + PROMPT + "<|eot_id|>";
      assertEquals(95 + 4, seen("tokenizer", whole, 351));
      Longs ids = ids("tokenizer", whole, 351);
      float[] states = calls("text_encoder", ids, mask(351, 99)).get(1).data();
      HostTensor text = conditioning.tensor("prompt_embeds");
      assertArrayEquals(new long[] {1, 256, 32}, text.shape());
      assertArrayEquals(Arrays.copyOfRange(states, 95 * 32, 351 * 32), text.data(), 1e-6f);
      Floats pooled = calls("text_encoder_2", ids("tokenizer_2", PROMPT, 77)).get(2);
      assertArrayEquals(pooled.data(), conditioning.tensor("pooled_prompt_embeds").data(), 1e-6f);

      float[] latent = noise(info);
      Floats expected =
          call(
              "transformer",
              new Floats(new long[] {1, 4, 3, 4, 8}, latent),
              number(321),
              new Floats(text.shape(), text.data()),
              mask(256, 4),
              pooled,
              number(6000));
      assertClose(expected.data(), denoise(generator, conditioning, 6, latent));
      assertEquals(1, generator.passes(6));
    }
  }

  @Test
  void hunyuanVideoDecodesWhatItsAutoencoderDoes() throws IOException {
    TinyVideoPipelines.hunyuan(folder);
    Weights cases = Weights.file(Reference.path("vae-hunyuan/cases.safetensors"));
    float[] latent = Reference.floats(cases, "case0.in.latents");
    for (int i = 0; i < latent.length; i++) {
      latent[i] *= 0.476986f;
    }
    try (Generator generator = open(wanted(64, 64, 9))) {
      Footage video = generator.decode(new float[][] {latent}).getFirst();
      assertEquals(15, video.framesPerSecond());
      assertVideo(Reference.floats(cases, "case0.out.decoded"), video);
    }
  }

  @Test
  void aLongVideoKeepsItsFramesThroughTheTiles() throws IOException {
    TinyVideoPipelines.hunyuan(folder);
    try (Generator generator = open(wanted(16, 16, 33))) {
      Footage video = generator.decode(new float[][] {noise(generator.info())}).getFirst();
      assertEquals(33, video.frames().size());
    }
  }

  @Test
  void sizesAndStepsAreThoseOfThePipelinesWhereNoneAreWanted() throws IOException {
    TinyVideoPipelines.wan(folder.resolve("wan"));
    TinyVideoPipelines.hunyuan(folder.resolve("hunyuan"));
    try (Generator wan = open("wan", WantedSize.OWN);
        Generator hunyuan = open("hunyuan", WantedSize.OWN)) {
      assertEquals(new Size(832, 480, 81), wan.info().size());
      assertEquals(List.of(16, 21, 60, 104), wan.info().latentShape());
      assertEquals(50, wan.info().defaultSteps());
      assertEquals(5, wan.info().defaultGuidance());
      assertEquals(new Size(1280, 720, 129), hunyuan.info().size());
      assertEquals(List.of(4, 33, 90, 160), hunyuan.info().latentShape());
      assertEquals(50, hunyuan.info().defaultSteps());
      assertEquals(6, hunyuan.info().defaultGuidance());
      // UniPC's levels with flow_shift 3; Euler's with shift 7 from sigmas 1, 1 - 1 / N, ...
      assertEquals(3 * 0.75 / (1 + 2 * 0.75), wan.schedule(4).sigma(1), 1e-3);
      assertEquals(7 * 0.75 / (1 + 6 * 0.75), hunyuan.schedule(4).sigma(1), 1e-9);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedByName() throws IOException {
    TinyVideoPipelines.wan(folder);
    assertNotMade("80 frames: WanPipeline makes one more than a multiple of 4, such as 81", 32, 80);
    assertNotMade("40 x 32: WanPipeline makes widths and heights that are multiples of 16", 40, 81);
    TinyPipelines.edit(
        folder.resolve("transformer/config.json"), "\"text_dim\": 32", "\"text_dim\": 33");
    var e = assertThrows(CheckpointException.class, () -> open(WantedSize.OWN).close());
    assertTrue(
        e.getMessage().contains("text_dim: expected 32, UMT5's width, found 33"), e.getMessage());
  }

  private void assertNotMade(String why, int width, int frames) {
    var e =
        assertThrows(IllegalArgumentException.class, () -> open(wanted(width, 32, frames)).close());
    assertTrue(String.valueOf(e.getMessage()).contains(why), String.valueOf(e.getMessage()));
  }

  /** Bytes of values in -1..1, {@code [1, 3, 9, 64, 64]}. */
  private static void assertVideo(float[] values, Footage video) {
    assertEquals(9, video.frames().size());
    int plane = 64 * 64;
    for (int i = 0; i < values.length; i++) {
      Picture frame = video.frames().get(i / plane % 9);
      double expected = Math.clamp(values[i] * 0.5 + 0.5, 0, 1) * 255;
      assertEquals(expected, frame.at(i % 64, i % plane / 64, i / plane / 9), 0.51);
    }
  }

  private Generator open(WantedSize size) {
    return open("", size);
  }

  private Generator open(String model, WantedSize size) {
    return Generators.open(folder.resolve(model).toString(), "cpu", 1, size);
  }

  private float[] wan(float[] latent, HostTensor text) {
    Floats in = new Floats(new long[] {1, 16, 3, 4, 8}, latent);
    Floats states = new Floats(text.shape(), text.data());
    return call("transformer", in, number(321), states).data();
  }

  private Floats call(String part, HostArray... inputs) {
    return calls(part, inputs).getFirst();
  }

  private List<Floats> calls(String part, HostArray... inputs) {
    var component = ModelFolder.open(folder).component(part);
    try (var network = new DeviceComponent(component, Precision.FLOAT32, "cpu")) {
      return network.call("forward", inputs);
    }
  }

  private Longs ids(String tokenizer, String text, int length) {
    try (var open = Tokenizer.ofLength(folder.resolve(tokenizer), length)) {
      return new Longs(new long[] {1, length}, open.encode(text));
    }
  }

  private int seen(String tokenizer, String text, int length) {
    try (var open = Tokenizer.ofLength(folder.resolve(tokenizer), length)) {
      return open.count(text);
    }
  }

  private static Longs mask(int length, int seen) {
    long[] mask = new long[length];
    Arrays.fill(mask, 0, seen, 1);
    return new Longs(new long[] {1, length}, mask);
  }

  private static Floats number(double value) {
    return new Floats(new long[] {1}, new float[] {(float) value});
  }

  private static float[] denoise(
      Generator generator, Conditioning conditioning, double guidance, float[] latent) {
    return generator.denoise(conditioning, guidance, 321, new float[][] {latent})[0];
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

  private static WantedSize wanted(int width, int height, int frames) {
    return new WantedSize(OptionalInt.of(width), OptionalInt.of(height), OptionalInt.of(frames));
  }
}
