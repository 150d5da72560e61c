package studio.evosearch.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.DType;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.RandomWeights;
import studio.evosearch.engine.torch.CallCost;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.Placement;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Torch;

class ComponentBenchTest {
  @TempDir Path folder;

  /**
   * Teraflops of those that can be checked by hand: SD 1.5 as others count it, T5 and FLUX as two
   * operations a weight and a token (FLUX's blocks have 12 width^2 weights for each) with FLUX's
   * attention, 4 tokens^2 width a block. Of the rest that they are told.
   */
  @ParameterizedTest
  @CsvSource({
    "stable-diffusion-v1-5__unet, 0.80",
    "stable-diffusion-2-1__unet, 0",
    "stable-diffusion-xl-base-1.0__unet, 0",
    "stable-diffusion-3-medium__transformer, 0",
    "FLUX.1-dev__transformer, 74.4",
    "Wan2.1-T2V-1.3B__transformer, 0",
    "HunyuanVideo__transformer, 0",
    "FLUX.1-dev__text_encoder_2, 4.9",
    "Wan2.1-T2V__text_encoder, 0",
    "stable-diffusion-2-1__vae, 0",
    "Wan2.1-T2V__vae, 0",
    "HunyuanVideo__vae, 0",
    "taesd, 0"
  })
  void whatARealNetworkCostsIsToldWithoutItsWeights(String layout, double teraflops) {
    Component component = Component.layout(Reference.path("layouts/" + layout + ".json"));
    String method = layout.contains("vae") || layout.contains("tae") ? "decode" : "forward";
    try (var network = new DeviceComponent(component, Precision.BFLOAT16, Placement.META)) {
      var examples = new ExampleInputs(component, Optional.empty(), 1);
      network.call(method, examples.of(network.inputs(method)));
      CallCost cost = Objects.requireNonNull(network.costs().get(method));
      assertTrue(cost.flops() > 0);
      if (teraflops > 0) {
        assertEquals(teraflops, cost.flops() / 1e12, 0.02 * teraflops);
      }
      if (layout.endsWith("unet") || layout.endsWith("transformer")) {
        assertEquals(2 * component.requiredWeights().parameters(), cost.weightBytes());
      }
    }
  }

  @Test
  void aLayoutIsMeasuredWithRandomWeights() throws IOException {
    Torch.start(1);
    Component layout = Component.layout(Reference.path("layouts/taesd.json"));
    for (DType dtype : List.of(DType.F32, DType.F16, DType.BF16)) {
      Component random = RandomWeights.write(layout, dtype, folder.resolve(dtype + ".safetensors"));
      assertEquals(layout.requiredWeights().parameters(), random.requiredWeights().parameters());
      ComponentBench bench =
          ComponentBench.of(
              new ComponentBench.Plan(
                  random, "cpu", Precision.FLOAT32, 2, Optional.of(List.of(4, 4)), 0));
      assertEquals(2 / bench.seconds(), bench.rowsPerSecond());
      assertTrue(bench.share().getAsDouble() > 0);
      // Only half precision had to be converted.
      assertEquals(dtype == DType.F32, bench.loading().moved() == 0);
      assertEquals(dtype != DType.F32, bench.loading().mapped() == 0);
      assertTrue(bench.loading().gigabytesPerSecond() > 0);
      assertFalse(bench.flops().isEmpty());
    }
  }

  @Test
  void aBundledNetworkIsMeasured() {
    Torch.start(1);
    Component unet = ModelFolder.open(Reference.asset("models/scenes")).component("unet");
    ComponentBench bench =
        ComponentBench.of(
            new ComponentBench.Plan(unet, "cpu", Precision.BFLOAT16, 1, Optional.empty(), 0));
    assertEquals(2 * unet.requiredWeights().parameters(), bench.weightBytes());
    assertEquals(List.of(16, 16), bench.grid());
  }
}
