package studio.evosearch.engine.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.analysis.MapSettings;
import studio.evosearch.engine.run.KeptLatents.Part;
import studio.evosearch.engine.run.RunSpec;

/** How latents are mapped. */
final class MapOptions {
  @Option(
      names = "--map",
      paramLabel = "METHOD",
      description = {
        "Draw the latents: ${COMPLETION-CANDIDATES}; toy is the plane of the toys.",
        "Writes figures (PNG, SVG), map.csv and the files of TensorBoard's projector."
      })
  private @Nullable MapMethod method;

  @Option(
      names = "--features",
      defaultValue = "LATENT",
      paramLabel = "PART",
      description = {
        "What to look at of candidates that have the state: latent, x0, the picture that the",
        "denoiser expects from it, or reward, what a CLIP-like guide of the run sees in their",
        "pictures (default: latent)."
      })
  private Part part = Part.LATENT;

  @Option(
      names = "--perplexity",
      defaultValue = "30",
      paramLabel = "P",
      description =
          "Neighbours that t-SNE makes count, at most (n - 1) / 3 (default: ${DEFAULT-VALUE}).")
  private double perplexity;

  @Option(
      names = "--iterations",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Steps of t-SNE (default: ${DEFAULT-VALUE}).")
  private int iterations;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "Seed of t-SNE and of the permutations (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** Whether a map is asked for. */
  boolean wanted() {
    return method != null;
  }

  /** How to map, by what suits the run where no method is given. */
  MapSettings settings(RunSpec spec) {
    MapSettings suited = MapSettings.of(spec);
    return new MapSettings(
        Optional.ofNullable(method).orElse(suited.method()),
        part,
        perplexity,
        iterations,
        suited.exaggeration(),
        suited.held(),
        seed);
  }
}
