package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.Map;
import studio.evosearch.engine.run.Accelerators;

/** What there is to compute with, in words. */
final class AcceleratorText {
  private AcceleratorText() {}

  static void put(Map<String, Object> findings, Accelerators found) {
    findings.put(
        "gpus", found.gpus().isEmpty() ? "none that NVIDIA's driver tells of" : found.gpus());
    findings.put("libtorch_folder", found.libtorch());
    found.chosen().ifPresent(chosen -> findings.put("libtorch_chosen", chosen.toString()));
    findings.put("devices", found.devices());
    findings.put("next", next(found));
  }

  static void print(Map<String, Object> findings, PrintWriter out) {
    findings.forEach((name, value) -> out.printf("%-16s %s%n", name.replace('_', ' '), value));
  }

  private static String next(Accelerators found) {
    return switch (found.next()) {
      case USE_GPU -> "name a GPU with --device " + found.devices().getLast();
      case NO_GPU -> "nothing: models compute on the CPU";
      case CHOOSE_CUDA ->
          "models compute on the CPU; for the GPU: evosearch libtorch --download, or evosearch"
              + " libtorch FOLDER with a libtorch that is here";
      case CHECK_DRIVER ->
          "models compute on the CPU: the libtorch chosen sees no GPU; CUDA 12.8 needs NVIDIA's"
              + " driver 570 or later";
      case RESTART -> "the libtorch chosen serves from the next start on";
    };
  }
}
