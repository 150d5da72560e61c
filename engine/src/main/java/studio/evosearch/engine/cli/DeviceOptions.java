package studio.evosearch.engine.cli;

import picocli.CommandLine.Option;

/** Where the model runs. */
final class DeviceOptions {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "cpu or cuda:0. Default: ${DEFAULT-VALUE}.")
  String device = "cpu";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "libtorch's threads on the CPU. Default: ${DEFAULT-VALUE}.")
  int threads = 1;
}
