package studio.evosearch.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.checkpoint.ByteProgress;
import studio.evosearch.engine.run.Accelerators;
import studio.evosearch.engine.run.Accelerators.Next;

class LibtorchModelTest {
  private static final Path CUDA = Path.of("/opt/libtorch/lib");
  private static final List<String> GPU = List.of("NVIDIA H200, 143771 MiB, driver 570.86");

  private final Pretended machine = new Pretended();

  @BeforeEach
  void speakEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  private LibtorchModel model() {
    return new LibtorchModel(machine, new Tasks(Runnable::run, Runnable::run, failure -> {}));
  }

  @Test
  void withoutAGpuItSaysPlainlyThatTheProcessorComputes() {
    machine.gpus = List.of();
    machine.next = Next.NO_GPU;
    LibtorchModel model = model();
    assertFalse(model.busy().get());
    assertTrue(model.words().get().contains("No NVIDIA GPU"), model.words().get());
    assertTrue(model.words().get().contains("compute on the processor"), model.words().get());
  }

  @Test
  void aGpuThatThisLibtorchCannotUseComesWithWhatToDo() {
    LibtorchModel model = model();
    assertTrue(model.words().get().contains("NVIDIA H200"), model.words().get());
    assertTrue(model.words().get().contains("or download it"), model.words().get());
    assertFalse(model.chosen().get());
  }

  @Test
  void aCheckedLibtorchServesFromTheNextStartOnUntilOneGoesBack() {
    LibtorchModel model = model();
    machine.next = Next.RESTART;
    model.choose(CUDA);
    assertTrue(model.chosen().get());
    assertTrue(model.words().get().contains("from the next start on"), model.words().get());
    machine.next = Next.CHOOSE_CUDA;
    model.chooseOwn();
    assertFalse(model.chosen().get());
  }

  @Test
  void aRefusedLibtorchSaysWhyAndChangesNothing() {
    LibtorchModel model = model();
    machine.refusal = Optional.of("/opt/libtorch is libtorch 2.8.0");
    model.choose(CUDA);
    assertTrue(model.words().get().contains("2.8.0"), model.words().get());
    assertTrue(model.words().get().contains("Nothing was changed"), model.words().get());
    assertFalse(model.busy().get());
    assertEquals(Optional.empty(), machine.chosen);
  }

  @Test
  void whatCanBeFetchedIsOfferedFirstAndFetchedWhenThePersonWants() {
    LibtorchModel model = model();
    model.askOffer();
    assertTrue(model.offer().get().isPresent());
    assertTrue(model.words().get().startsWith("3.0 GB from\nhttps://"), model.words().get());
    model.decline();
    assertEquals(Optional.empty(), model.offer().get());
    assertEquals(Optional.empty(), machine.chosen);

    model.askOffer();
    machine.next = Next.RESTART;
    model.fetch();
    assertEquals(Optional.of(CUDA), machine.chosen);
    assertEquals(Optional.empty(), model.offer().get());
    assertTrue(model.words().get().contains("from the next start on"), model.words().get());
    assertFalse(model.busy().get());
  }

  @Test
  void whatCannotBeFetchedIsSaid() {
    LibtorchModel model = model();
    machine.refusal = Optional.of("https://somewhere/libtorch.zip answers with status 404");
    model.askOffer();
    assertTrue(model.words().get().contains("404"), model.words().get());
    assertFalse(model.busy().get());
    model.fetch();
    assertTrue(model.words().get().contains("404"), model.words().get());
    assertEquals(Optional.empty(), model.progress().get());
  }

  @Test
  void aDownloadTellsTheTimeLeftFromWhereItBegan() {
    List<String> told = new ArrayList<>();
    long[] nanos = {0};
    FetchWords words = new FetchWords((stage, share) -> told.add(stage), () -> nanos[0]);
    words.at(1_000_000_000, 3_000_000_000L);
    nanos[0] = 10_000_000_000L;
    words.at(1_500_000_000, 3_000_000_000L);
    assertEquals(List.of("1.0 GB of 3.0 GB", "1.5 GB of 3.0 GB, 30 s left"), told);
  }

  /** A machine with a GPU of one's wishes. */
  private static final class Pretended implements Machine {
    private List<String> gpus = GPU;
    private Next next = Next.CHOOSE_CUDA;
    private Optional<Path> chosen = Optional.empty();
    private Optional<String> refusal = Optional.empty();

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public Accelerators accelerators() {
      return new Accelerators(gpus, "/opt/own", List.of("cpu"), chosen, next);
    }

    @Override
    public List<String> choose(Path folder) {
      refusal.ifPresent(why -> {
        throw new IllegalArgumentException(why);
      });
      chosen = Optional.of(folder);
      return List.of("cpu", "cuda:0");
    }

    @Override
    public Offer offer() {
      refusal.ifPresent(why -> {
        throw new IllegalArgumentException(why);
      });
      return new Offer(
          "https://somewhere/libtorch.zip",
          CUDA.resolveSibling(""),
          OptionalLong.of(3_000_000_000L));
    }

    @Override
    public Path fetch(ByteProgress progress) {
      refusal.ifPresent(why -> {
        throw new IllegalArgumentException(why);
      });
      progress.at(1, 2);
      return CUDA;
    }

    @Override
    public void chooseOwn() {
      chosen = Optional.empty();
    }
  }
}
