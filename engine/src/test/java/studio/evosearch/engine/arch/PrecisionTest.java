package studio.evosearch.engine.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.TensorInfo;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.torch.CallCost;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Placement;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Torch;

/** Every architecture in half precision on the CPU, and its predicted shapes, on tiny models. */
class PrecisionTest {
  /**
   * The most root mean square difference from float32, in root mean squares of float32's values.
   * One rounding is off by at most 2^-9 in bfloat16 and 2^-12 in float16; the tiny models' dozens
   * of them one after another were measured at up to a half of these bounds.
   */
  private static final double BFLOAT16 = 0.05;

  private static final double FLOAT16 = 0.008;

  private static final String FLUX =
      "hidden_states encoder_hidden_states pooled_projections timestep img_ids txt_ids guidance";

  private static final String WEIGHTS = "diffusion_pytorch_model.safetensors";

  @BeforeAll
  static void start() {
    Torch.start(1);
  }

  @ParameterizedTest
  @CsvSource({
    "unet-sd15, forward, sample timestep encoder_hidden_states",
    "unet-sd21, forward, sample timestep encoder_hidden_states",
    "vae-kl-sd, decode, latents",
    "vae-kl-sd, encode, image",
    "vae-kl-flux, decode, latents",
    "vae-tiny, decode, latents",
    "clip-text, forward, input_ids",
    "clip-text-gelu, forward, input_ids",
    "unet-sdxl, forward, sample timestep encoder_hidden_states added.text_embeds added.time_ids",
    "sd3-transformer, forward, hidden_states encoder_hidden_states pooled_projections timestep",
    "flux-transformer, forward, " + FLUX,
    "wan-transformer, forward, hidden_states timestep encoder_hidden_states",
    "wan-transformer-i2v, forward, hidden_states timestep encoder_hidden_states"
        + " encoder_hidden_states_image",
    "hunyuan-transformer, forward, hidden_states timestep encoder_hidden_states"
        + " encoder_attention_mask pooled_projections guidance",
    "vae-wan, decode, latents",
    "vae-hunyuan, decode, latents",
    "t5-encoder, forward, input_ids attention_mask",
    "umt5-encoder, forward, input_ids attention_mask",
    "llama-model, forward, input_ids attention_mask",
    "clip-model, image, pixel_values",
    "clip-model, text, input_ids",
    "open-clip, image, pixel_values",
    "open-clip, text, input_ids",
    "image-reward, score, pixel_values input_ids attention_mask",
    "aesthetic-mlp, score, embeddings"
  })
  void halfPrecisionStaysNearFloat32(String name, String method, String inputs) {
    Component component = ModelFolder.open(Reference.path(name)).component(ModelFolder.MODEL);
    HostArray[] arrays = inputs(name, inputs);
    List<Floats> exact = call(component, "cpu", method, arrays);
    expectNear(exact, call(component, "cpu bf16", method, arrays), BFLOAT16);
    expectNear(exact, call(component, "cpu float16", method, arrays), FLOAT16);
    assertEquals(shapes(exact), shapes(call(component, Placement.META, method, arrays)));
  }

  @Test
  void fluxIsClippedToTheRangeOfFloat16WhereItsTokensOverflow(@TempDir Path folder)
      throws IOException {
    Path reference = Reference.path("flux-transformer");
    for (String file : List.of("config.json", WEIGHTS)) {
      Files.copy(reference.resolve(file), folder.resolve(file));
    }
    // What a block adds to the text, or to both, becomes a million in places.
    enlarge(folder, "transformer_blocks.0.norm1_context.linear.bias", 5 / 6.0);
    enlarge(folder, "transformer_blocks.0.ff_context.net.2.bias", 0);
    enlarge(folder, "single_transformer_blocks.0.norm.linear.bias", 2 / 3.0);
    enlarge(folder, "single_transformer_blocks.0.proj_out.bias", 0);
    Component component = ModelFolder.open(folder).component(ModelFolder.MODEL);
    HostArray[] inputs = inputs("flux-transformer", FLUX);
    for (String place : List.of("cpu", "cpu bf16", "cpu float16")) {
      for (float value : call(component, place, "forward", inputs).getFirst().data()) {
        assertTrue(Float.isFinite(value), place);
      }
    }
  }

  /** Makes the last values of a tensor a thousand, every third one below zero. */
  private static void enlarge(Path folder, String tensor, double from) throws IOException {
    TensorInfo info = Weights.open(folder).tensor(tensor);
    int first = (int) Math.round(info.elements() * from);
    ByteBuffer values =
        ByteBuffer.allocate((int) (info.elements() - first) * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; values.hasRemaining(); i++) {
      values.putFloat((first + i) % 3 == 0 ? -1000 : 1000);
    }
    try (var file = FileChannel.open(folder.resolve(WEIGHTS), StandardOpenOption.WRITE)) {
      file.write(values.flip(), info.offset() + (long) first * Float.BYTES);
    }
  }

  @Test
  void aMatrixProductIsTwoOperationsAValueOfTheWeight() {
    Component component =
        Component.layout(Reference.path("layouts/stable-diffusion-v1-5__unet.json"));
    try (var unet = new DeviceComponent(component, Precision.FLOAT16, Placement.META)) {
      unet.call(
          "forward",
          new Floats(new long[] {1, 4, 64, 64}, new float[4 * 64 * 64]),
          new Floats(new long[] {1}, new float[] {500}),
          new Floats(new long[] {1, 77, 768}, new float[77 * 768]));
      CallCost cost = Objects.requireNonNull(unet.costs().get("forward"));
      // 859.5 million parameters; 401 billion products and sums by others' counts.
      assertEquals(2 * 859_520_964L, cost.weightBytes());
      assertEquals(0.8e12, (double) cost.flops(), 0.05e12);
    }
  }

  private static List<Floats> call(
      Component component, String place, String method, HostArray... inputs) {
    try (var network = new DeviceComponent(component, Precision.on(place), place)) {
      return network.call(method, inputs);
    }
  }

  private static HostArray[] inputs(String name, String inputs) {
    Weights cases = Weights.file(Reference.path(name + "/cases.safetensors"));
    return List.of(inputs.split(" ")).stream()
        .map(input -> array(cases, cases.tensor("case0.in." + input)))
        .toArray(HostArray[]::new);
  }

  private static HostArray array(Weights cases, TensorInfo info) {
    long[] shape = Reference.shape(cases, info.name());
    if (!info.dtype().name().startsWith("I")) {
      return new Floats(shape, Reference.floats(cases, info.name()));
    }
    long[] values = Reference.longs(cases, info.name());
    if (!info.name().endsWith("timestep")) {
      return new Longs(shape, values);
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = values[i];
    }
    return new Floats(shape, floats);
  }

  private static void expectNear(List<Floats> exact, List<Floats> rounded, double bound) {
    assertEquals(shapes(exact), shapes(rounded));
    for (int i = 0; i < exact.size(); i++) {
      double distance = distance(exact.get(i).data(), rounded.get(i).data());
      assertTrue(distance <= bound, "output " + i + ": " + distance + " from float32");
    }
  }

  private static double distance(float[] exact, float[] rounded) {
    double squares = 0;
    double differences = 0;
    for (int i = 0; i < exact.length; i++) {
      squares += (double) exact[i] * exact[i];
      double difference = (double) exact[i] - rounded[i];
      differences += difference * difference;
    }
    return Math.sqrt(differences / squares);
  }

  private static List<List<Long>> shapes(List<Floats> outputs) {
    return outputs.stream().map(output -> Arrays.stream(output.shape()).boxed().toList()).toList();
  }
}
