package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LocalWorkshopTest {
  @Test
  void theProcessorIsTheFirstDeviceAndLibtorchIsKnownOnceItRuns() {
    assertEquals("cpu", Accelerators.find().devices().getFirst());
    String build = LocalWorkshop.libtorch().orElseThrow();
    assertTrue(build.startsWith("2.7.1"), build);
  }

  @Test
  void aMachineHasThreadsOfItsOwn() {
    int threads = LocalWorkshop.suggestedThreads();
    assertTrue(1 <= threads && threads <= Runtime.getRuntime().availableProcessors());
  }
}
