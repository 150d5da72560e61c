package studio.evosearch.engine.cli;

import picocli.CommandLine.Option;
import studio.evosearch.engine.torch.Torch;

/** Where the model runs. */
final class DeviceOptions {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description =
          "Where the model runs: cpu, or cuda:0 for an NVIDIA GPU. Default: ${DEFAULT-VALUE}.")
  String device = "cpu";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Processor threads the model may use. Default: ${DEFAULT-VALUE}.")
  int threads = Torch.suggestedThreads();
}
