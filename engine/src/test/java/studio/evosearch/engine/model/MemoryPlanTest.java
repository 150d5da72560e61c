package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.model.MemoryPlan.Part;
import studio.evosearch.engine.torch.DeviceMemory;
import studio.evosearch.engine.torch.Placement;

class MemoryPlanTest {
  private static final long GB = 1_000_000_000;

  @TempDir Path folder;

  private static MemoryPlan plan(Path model, String place) {
    return MemoryPlan.of(model.toString(), Placement.parse(place), WantedSize.OWN, 5);
  }

  @Test
  void everyPipelineIsPlannedWithoutLoadingIt() throws IOException {
    List<Path> models =
        List.of(
            Reference.asset("models/scenes"),
            TinyPipelines.xl(folder.resolve("xl")),
            TinyPipelines.sd3(folder.resolve("sd3")),
            TinyPipelines.flux(folder.resolve("flux")),
            TinyVideoPipelines.wan(folder.resolve("wan")),
            TinyVideoPipelines.hunyuan(folder.resolve("hunyuan")));
    for (Path model : models) {
      for (Part part : plan(model, "cpu").parts()) {
        assertTrue(part.weightBytes() > 0, model + " " + part);
        assertTrue(part.callBytes().isPresent(), model + " " + part);
      }
    }
  }

  @Test
  void weightsCountInTheirPrecisionAndNotWhereTheyAreMapped() {
    Path model = Reference.asset("models/scenes");
    Part mapped = unet(plan(model, "cpu"));
    Part halves = unet(plan(model, "cpu bf16"));
    assertEquals(0, mapped.allocatedBytes());
    assertEquals(mapped.weightBytes() / 2, halves.weightBytes());
    assertEquals(halves.weightBytes(), halves.allocatedBytes());
    assertEquals("bf16", halves.precision());
    assertEquals("float32", unet(plan(model, "cpu bf16 unet=float32")).precision());
  }

  private static Part unet(MemoryPlan plan) {
    return plan.parts().get(plan.denoiser());
  }

  @Test
  void aPrecisionForAPartThatIsNotThereIsRefused() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> plan(Reference.asset("models/scenes"), "cpu transformer=bf16"));
    assertTrue(e.toString().contains("[transformer]"), e.toString());
  }

  @Test
  void whatWillBeDoneFollowsFromWhatIsFree() {
    assertEquals(
        List.of(
            "All parts stay on the device.",
            "A call of the denoiser takes the usual batch of 4 latents."),
        invented(80 * GB).measures());
    assertEquals(
        List.of(
            "Parts make room for each other, the one used longest ago first.",
            "Batches are split: a call of the denoiser takes 2 latents."),
        invented(20 * GB).measures());
    assertEquals(
        List.of(
            "Parts make room for each other, the one used longest ago first.",
            "The denoiser does not fit by prediction; it is tried all the same.",
            "Pictures are decoded in tiles."),
        invented(12 * GB).measures());
  }

  @Test
  void partsStayOrLeaveAsThePlacementSays() {
    assertTrue(invented(80 * GB).together());
    assertFalse(invented(20 * GB).together());
    assertFalse(invented(80 * GB, "cuda:0 offload=component").together());
    assertTrue(invented(20 * GB, "cuda:0 offload=none").together());
    assertEquals(
        "All parts stay on the device.",
        invented(20 * GB, "cuda:0 offload=none").measures().getFirst());
  }

  private static MemoryPlan invented(long free) {
    return invented(free, "cuda:0");
  }

  private static MemoryPlan invented(long free, String place) {
    return new MemoryPlan(
        "FluxPipeline",
        Placement.parse(place),
        Size.picture(1024, 1024),
        GuidanceKind.EMBEDDED,
        List.of(
            part("text_encoder", "T5EncoderModel", 10 * GB, GB / 2),
            part("transformer", "FluxTransformer2DModel", 12 * GB, 3 * GB),
            part("vae", "AutoencoderKL", GB, 11 * GB)),
        1,
        4,
        Optional.of(new DeviceMemory(80 * GB, free)));
  }

  private static Part part(String name, String kind, long weights, long call) {
    return new Part(name, kind, "bf16", weights, weights, OptionalLong.of(call));
  }
}
