package studio.evosearch.engine.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.HostArray.Floats;

class DeviceComponentTest {
  private static final Component TINY =
      ModelFolder.open(Reference.path("vae-tiny")).component(ModelFolder.MODEL);

  @BeforeAll
  static void start() {
    Torch.start(1);
  }

  private static Floats latents(int rows, int side) {
    float[] values = new float[rows * 4 * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    return new Floats(new long[] {rows, 4, side, side}, values);
  }

  @Test
  void oneAtATimeMeansThatTheOtherIsFreedAndComesBack() {
    String place = "cpu offload=component";
    try (var first = new DeviceComponent(TINY, Precision.BFLOAT16, place);
        var second = new DeviceComponent(TINY, Precision.FLOAT32, place)) {
      float[] before = first.call("decode", latents(1, 4)).getFirst().data();
      assertTrue(first.present());
      second.call("decode", latents(1, 4));
      assertFalse(first.present());
      assertTrue(second.present());
      assertArrayEquals(before, first.call("decode", latents(1, 4)).getFirst().data());
      assertFalse(second.present());
    }
  }

  @Test
  void aModuleOfSomeoneElseMakesRoomAndIsMadeRoomFor() {
    String place = "cpu offload=component";
    Path file = Reference.path("torchscript-reward").resolve("model.pt");
    Floats picture = new Floats(new long[] {1, 3, 8, 8}, new float[3 * 8 * 8]);
    var ids = new HostArray.Longs(new long[] {1, 2}, new long[] {1, 2});
    Floats mask = new Floats(new long[] {1, 2}, new float[] {1, 1});
    try (var component = new DeviceComponent(TINY, Precision.FLOAT32, place);
        var module = new ForeignModule(file, place)) {
      component.call("decode", latents(1, 4));
      float[] before = module.call(picture, ids, mask).data();
      assertFalse(component.present());
      assertTrue(module.present());
      component.call("decode", latents(1, 4));
      assertFalse(module.present());
      assertArrayEquals(before, module.call(picture, ids, mask).data());
    }
  }

  @Test
  void whereThereIsRoomAllStay() {
    try (var first = new DeviceComponent(TINY, Precision.FLOAT32, "cpu");
        var second = new DeviceComponent(TINY, Precision.FLOAT32, "cpu offload=none")) {
      first.call("decode", latents(1, 4));
      second.call("decode", latents(1, 4));
      first.call("decode", latents(1, 4));
      assertTrue(first.present() && second.present());
    }
  }

  @Test
  void aCallThatCannotFitIsRefusedBeforeItBegins() {
    Path layout = Reference.path("layouts/stable-diffusion-2-1__vae.json");
    Component vae = Component.layout(layout);
    try (var network = new DeviceComponent(vae, Precision.FLOAT32, "cpu")) {
      // 8192 x 8192 pixels in three rows: more than 600 GB. A layout has no weights to load.
      Floats huge = latents(3, 1024);
      assertFalse(network.fits("decode", huge));
      var e = assertThrows(DeviceMemoryException.class, () -> network.call("decode", huge));
      assertTrue(e.toString().contains("3 rows do not fit cpu"), e.toString());
      assertFalse(network.present());
    }
  }

  @Test
  void shapesAloneCostNothing() {
    Component unet = Component.layout(Reference.path("layouts/stable-diffusion-2-1__unet.json"));
    try (var network = new DeviceComponent(unet, Precision.FLOAT16, Placement.META)) {
      List<Floats> outputs =
          network.call(
              "forward",
              latents(2, 64),
              new Floats(new long[] {1}, new float[] {500}),
              new Floats(new long[] {2, 77, 1024}, new float[2 * 77 * 1024]));
      assertArrayEquals(new long[] {2, 4, 64, 64}, outputs.getFirst().shape());
      CallCost two = Objects.requireNonNull(network.costs().get("forward"));
      assertEquals(1_731_821_448L, two.weightBytes());
      assertFalse(network.present());
    }
  }
}
