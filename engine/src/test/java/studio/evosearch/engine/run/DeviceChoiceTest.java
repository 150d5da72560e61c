package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {
  @Test
  void oneHalfChangesAndTheOtherStays() {
    DeviceChoice choice = DeviceChoice.of("cuda:0 bf16");
    assertEquals("cuda:0,cuda:1 bf16", choice.withDevices("cuda:0,cuda:1").place());
    assertEquals("cuda:0", choice.withPrecision("").place());
    assertEquals(choice, DeviceChoice.of(choice.place()));
  }

  @Test
  void singleComponentsAndOffloadingAreKept() {
    String place = "cuda:0 bf16 vae=float32 offload=component";
    DeviceChoice choice = DeviceChoice.of(place);
    assertEquals(Map.of("vae", "float32"), choice.components());
    assertEquals("component", choice.offload());
    assertEquals(place, choice.place());
    assertEquals(
        "cpu vae=float32 offload=component", choice.withDevices("cpu").withPrecision("").place());
  }

  @Test
  void whatSuitsOneGpuSuitsAnother() {
    DeviceChoice gpu = DeviceChoice.of("cuda:0");
    assertTrue(gpu.alike(DeviceChoice.of("cuda:1,cuda:2 bf16")));
    assertFalse(gpu.alike(DeviceChoice.of("cpu")));
  }

  @Test
  void whatCannotBeReadIsTheCpu() {
    assertEquals("cpu", DeviceChoice.of("a toaster").place());
  }

  @Test
  void severalGpusCanBeChosenTogether() {
    assertEquals(List.of("cpu", "cuda:0"), DeviceChoice.devices(List.of("cpu", "cuda:0")));
    assertEquals(
        List.of("cpu", "cuda:0", "cuda:1", "cuda:0,cuda:1"),
        DeviceChoice.devices(List.of("cpu", "cuda:0", "cuda:1")));
  }
}
