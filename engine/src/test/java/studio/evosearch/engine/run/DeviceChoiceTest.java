package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
