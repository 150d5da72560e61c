package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.run.Accelerators.Next;

class AcceleratorsTest {
  private static final Path OWN = Path.of("/opt/own");
  private static final Path CUDA = Path.of("/opt/libtorch/lib");
  private static final List<String> GPU = List.of("NVIDIA H200, 143771 MiB, driver 570.86");

  @Test
  void whatToDoNextFollowsFromWhatThereIs() {
    assertEquals(Next.NO_GPU, Accelerators.next(List.of(), OWN, List.of("cpu"), Optional.empty()));
    assertEquals(Next.CHOOSE_CUDA, Accelerators.next(GPU, OWN, List.of("cpu"), Optional.empty()));
    assertEquals(Next.RESTART, Accelerators.next(GPU, OWN, List.of("cpu"), Optional.of(CUDA)));
    assertEquals(
        Next.CHECK_DRIVER, Accelerators.next(GPU, CUDA, List.of("cpu"), Optional.of(CUDA)));
    assertEquals(
        Next.USE_GPU, Accelerators.next(GPU, CUDA, List.of("cpu", "cuda:0"), Optional.of(CUDA)));
  }
}
