package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.evosearch.engine.bench.ComponentBench;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.DType;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.ModelReference;
import studio.evosearch.engine.checkpoint.RandomWeights;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Torch;

/** {@code evosearch bench-model}. */
@Command(
    name = "bench-model",
    description = {
      "Measures one network of a model: calls a second, memory, loading, and its share of the speed"
          + " that the device has in large matrix products.",
      "A layout file needs no weights: random ones of the right size are written and deleted."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BenchModelCommand implements Callable<Integer> {
  /** What the denoiser is called in a model folder; last, a folder that is one network. */
  private static final List<String> DENOISERS = List.of("unet", "transformer", ModelFolder.MODEL);

  /** What to measure. */
  static final class Target {
    @Option(
        names = "--model",
        paramLabel = "DIR",
        description = "A model folder, or a bundled model such as scenes.")
    @Nullable String model;

    @Option(
        names = "--layout",
        paramLabel = "FILE",
        description = "A JSON file of class, config and tensors, by names and shapes alone.")
    @Nullable Path layout;
  }

  @ArgGroup(multiplicity = "1")
  Target target = new Target();

  @Option(
      names = "--part",
      paramLabel = "NAME",
      description =
          "The component of a model folder, such as vae. Default: the denoiser, or the single"
              + " model.")
  @Nullable String part;

  @Option(
      names = {"--dtype", "--precision"},
      paramLabel = "TYPE",
      description = "float32, float16 or bf16. Default: ${DEFAULT-VALUE}.")
  String dtype = "float32";

  @Option(
      names = "--random-weights",
      description = "Random weights for a model folder as well; a layout file has no others.")
  boolean randomWeights;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Rows in one call; guidance takes two a latent. Default: ${DEFAULT-VALUE}.")
  int batch = 1;

  @Option(
      names = "--grid",
      paramLabel = "N",
      split = ",",
      description = {
        "Extents of the latents without channels: height,width or frames,height,width.",
        "Default: the model's own."
      })
  List<Integer> grid = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long to measure; three calls at least. Default: ${DEFAULT-VALUE}.")
  double seconds = 10;

  @Option(
      names = "--scratch",
      paramLabel = "FOLDER",
      description = "Where random weights are written. Default: the system's own place.")
  @Nullable Path scratch;

  @Option(names = "--device", paramLabel = "DEVICE", description = "cpu, or cuda:0 and so on.")
  String device = "cpu";

  @Option(names = "--threads", paramLabel = "N", description = "Processor threads.")
  int threads = Torch.suggestedThreads();

  @Mixin OutputOptions output = new OutputOptions();

  @Override
  public Integer call() throws IOException {
    Precision precision = Precision.named(dtype);
    Component component = component();
    boolean random = randomWeights || target.layout != null;
    Torch.start(threads);
    Torch.checkDevice(device);
    if (!random) {
      report(component, precision);
      return ExitCode.OK;
    }
    Path file =
        scratch == null
            ? Files.createTempFile("evosearch", ".safetensors")
            : Files.createTempFile(scratch, "evosearch", ".safetensors");
    file.toFile().deleteOnExit(); // when Ctrl-C ends it
    try {
      report(RandomWeights.write(component, stored(precision), file), precision);
    } finally {
      Files.delete(file);
    }
    return ExitCode.OK;
  }

  private Component component() {
    if (target.layout != null) {
      return Component.layout(target.layout);
    }
    ModelFolder folder = ModelReference.parse(Optional.ofNullable(target.model).orElse("")).open();
    if (part != null) {
      return folder.component(part);
    }
    return folder.component(
        DENOISERS.stream()
            .filter(folder.components()::contains)
            .findFirst()
            .orElse(DENOISERS.getFirst()));
  }

  private static DType stored(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> DType.F32;
      case FLOAT16 -> DType.F16;
      case BFLOAT16 -> DType.BF16;
      case STORED -> throw new IllegalArgumentException("random weights need a type of their own");
    };
  }

  private void report(Component component, Precision precision) {
    ComponentBench bench =
        ComponentBench.of(
            new ComponentBench.Plan(
                component,
                device,
                precision,
                batch,
                grid.isEmpty() ? Optional.empty() : Optional.of(grid),
                seconds));
    output.print(() -> bench, out -> print(bench, out));
  }

  private static void print(ComponentBench bench, PrintWriter out) {
    long flops = bench.flops().orElse(0);
    out.print(
        String.format(
            Locale.ROOT,
            """
            network           %s, %s on %s
            call              batch %d, latents %s
            weights           %.3f GB
            loading           %s
            first call        %.2f s, loading included
            later calls       %.4f s, %.2f rows a second
            matrix products   %.4f TFLOP a call, which alone take %.4f s
            speed             %.1f GFLOP/s of %.1f in a large matrix product: %.0f%%
            memory of a call  %.1f MB by prediction, %.1f MB measured, beside the weights
            """,
            bench.kind(),
            bench.precision(),
            bench.device(),
            bench.batch(),
            bench.grid(),
            bench.weightBytes() / 1e9,
            bench.loading(),
            bench.firstSeconds(),
            bench.seconds(),
            bench.rowsPerSecond(),
            flops / 1e12,
            flops / bench.matrixFlopsPerSecond(),
            bench.flopsPerSecond().orElse(0) / 1e9,
            bench.matrixFlopsPerSecond() / 1e9,
            100 * bench.share().orElse(0),
            bench.predictedBytes().orElse(0) / 1e6,
            bench.measuredBytes().orElse(0) / 1e6));
  }
}
