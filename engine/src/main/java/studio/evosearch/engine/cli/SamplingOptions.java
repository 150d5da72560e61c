package studio.evosearch.engine.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.GeneratorInfo;
import studio.evosearch.engine.model.Size;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.SearchMethod;

/** How noise becomes a picture. */
final class SamplingOptions {
  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Denoising steps from noise to picture. Default: what the model suits.")
  @Nullable Integer steps;

  @Option(
      names = "--guidance",
      paramLabel = "W",
      description =
          "Classifier-free guidance scale: higher follows the prompt more closely, 1 is none."
              + " Default: what the model suits.")
  @Nullable Double guidance;

  @Option(
      names = "--eta",
      paramLabel = "ETA",
      description =
          "Fresh noise added while denoising, 0 (none) to 1: one value, or values from states on,"
              + " such as 0@0,1@20. Default: 1 for particle; with --mutation paper 0, and 1"
              + " from the first scheduled state above 0 on; else 0.")
  @Nullable String eta;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "The solver's order: first (DDIM, Euler) or second (DPM-Solver++ 2M). Default: first.")
  @Nullable SolverOrder order;

  @Option(
      names = "--size",
      converter = SizeReference.class,
      paramLabel = "WxH",
      description = "Width and height in pixels, such as 768x512. Default: what the model suits.")
  @Nullable Size size;

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "Frames of a video, such as 33. Default: what the model suits.")
  @Nullable Integer frames;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed and settings find the same pictures. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Pictures denoised at once. Default: what the model suits.")
  @Nullable Integer batch;

  /** As large as what a branch starts from where nothing else is said. */
  WantedSize size(Optional<BranchSource> source) {
    WantedSize otherwise = source.map(s -> s.spec().size()).orElse(WantedSize.OWN);
    return new WantedSize(
        size == null ? otherwise.width() : OptionalInt.of(size.width()),
        size == null ? otherwise.height() : OptionalInt.of(size.height()),
        frames == null ? otherwise.frames() : OptionalInt.of(frames));
  }

  int steps(Optional<BranchSource> source, GeneratorInfo info) {
    return Optional.ofNullable(steps)
        .or(() -> source.map(s -> s.spec().steps()))
        .orElse(info.defaultSteps());
  }

  double guidance(Optional<BranchSource> source, GeneratorInfo info) {
    return Optional.ofNullable(guidance)
        .or(() -> source.map(BranchSource::guidance))
        .orElse(info.defaultGuidance());
  }

  String eta(Optional<BranchSource> source, SearchMethod search) {
    return Optional.ofNullable(eta)
        .or(() -> source.map(s -> s.spec().eta()))
        .orElse(Defaults.eta(search));
  }

  SolverOrder order(Optional<BranchSource> source) {
    return Optional.ofNullable(order)
        .or(() -> source.map(s -> s.spec().order()))
        .orElse(SolverOrder.FIRST);
  }

  int batch(GeneratorInfo info) {
    return batch == null ? info.defaultBatch() : batch;
  }
}
