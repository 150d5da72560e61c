package studio.evosearch.engine.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.evosearch.engine.checkpoint.UserFolder;
import studio.evosearch.engine.torch.LibtorchChoice;
import studio.evosearch.engine.torch.LibtorchFolder;
import studio.evosearch.engine.torch.LibtorchTrial;
import studio.evosearch.engine.torch.NvidiaGpu;
import studio.evosearch.engine.torch.TorchInfo;

/**
 * What this machine can compute with, and what a person can do next.
 *
 * @param gpus those NVIDIA's driver tells of, each with its memory and the driver's version
 * @param libtorch the build that this process has loaded
 * @param devices what it sees: {@code cpu}, {@code cuda:N}
 * @param chosen the libtorch a person chose for the next start; empty for the program's own
 * @param next what to do
 */
public record Accelerators(
    List<String> gpus, String libtorch, List<String> devices, Optional<Path> chosen, Next next) {
  /** How Python's installer gets a libtorch for GPUs. */
  public static final String PIP =
      "pip install torch==2.7.1 --index-url https://download.pytorch.org/whl/cu128";

  /** What a person can do. */
  public enum Next {
    /** A GPU is in reach: its device can be chosen. */
    USE_GPU,
    /** There is no NVIDIA GPU with a driver; models compute on the CPU. */
    NO_GPU,
    /** There is a GPU, and this libtorch is for the CPU only: choose one for CUDA. */
    CHOOSE_CUDA,
    /** A libtorch for CUDA sees no GPU: its driver may be too old. */
    CHECK_DRIVER,
    /** Another libtorch was chosen than the one at work; it serves from the next start on. */
    RESTART
  }

  public Accelerators {
    gpus = List.copyOf(gpus);
    devices = List.copyOf(devices);
  }

  /**
   * Looks. Starts libtorch where it is not running yet, which takes about a second.
   *
   * @throws studio.evosearch.engine.torch.TorchException when it does not load
   */
  public static Accelerators find() {
    TorchInfo torch = TorchInfo.read();
    List<String> gpus = NvidiaGpu.all().stream().map(Accelerators::describe).toList();
    Optional<Path> chosen = LibtorchChoice.here().folder();
    return new Accelerators(
        gpus,
        torch.library().toString(),
        torch.devices(),
        chosen,
        next(gpus, torch.library(), torch.devices(), chosen));
  }

  static Next next(List<String> gpus, Path library, List<String> devices, Optional<Path> chosen) {
    if (chosen.isPresent() && !chosen.get().equals(library)) {
      return Next.RESTART;
    }
    if (devices.size() > 1) {
      return Next.USE_GPU;
    }
    if (gpus.isEmpty()) {
      return Next.NO_GPU;
    }
    return chosen.isPresent() ? Next.CHECK_DRIVER : Next.CHOOSE_CUDA;
  }

  /**
   * Checks a folder with a libtorch: version, files, and a small product on each of its devices in
   * a process of its own; then keeps it for the next start.
   *
   * @return its devices, each with the largest error of the product
   * @throws studio.evosearch.engine.torch.TorchException saying what is wrong; nothing is kept
   */
  public static Map<String, Double> choose(Path folder) {
    LibtorchFolder found = LibtorchFolder.of(folder);
    Map<String, Double> errors = LibtorchTrial.of(found);
    LibtorchChoice.here().keep(Optional.of(found));
    return errors;
  }

  /** The libtorch for GPUs beside the person's runs, fetched only when a person asks for it. */
  public static LibtorchDownload download() {
    return LibtorchDownload.cuda(UserFolder.library());
  }

  /** Goes back to the libtorch that ships with the program, from the next start on. */
  public static void chooseOwn() {
    LibtorchChoice.here().keep(Optional.empty());
  }

  private static String describe(NvidiaGpu gpu) {
    return "%s, %d MiB, driver %s".formatted(gpu.name(), gpu.memory(), gpu.driver());
  }
}
