package studio.evosearch.engine.analysis;

import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.run.KeptLatents.Part;
import studio.evosearch.engine.run.RunSpec;

/**
 * How a map of latents is made.
 *
 * @param method how latents become points
 * @param part of a kept state: the state, its estimate x0hat, or what a guide sees in the picture
 * @param perplexity how many neighbours t-SNE makes count, at least 1; a map of n latents uses no
 *     more than (n - 1) / 3
 * @param iterations steps of t-SNE's descent, 0 or more
 * @param exaggeration how much more t-SNE's affinities count in the first quarter of them, at least
 *     1
 * @param held whether points of an earlier map are held near their places, rather than started
 *     there
 * @param seed of the little that is drawn
 */
public record MapSettings(
    MapMethod method,
    Part part,
    double perplexity,
    int iterations,
    double exaggeration,
    boolean held,
    long seed) {
  /** As t-SNE is mostly used. */
  public static final MapSettings TSNE =
      new MapSettings(MapMethod.TSNE, Part.LATENT, 30, 1000, 12, true, 0);

  public MapSettings {
    require(perplexity >= 1 && Double.isFinite(perplexity), "perplexity", 1, perplexity);
    require(iterations >= 0, "iterations", 0, iterations);
    require(exaggeration >= 1 && Double.isFinite(exaggeration), "exaggeration", 1, exaggeration);
  }

  private static void require(boolean holds, String what, int least, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s must be at least %d, not %s".formatted(what, least, value));
    }
  }

  /** What suits a run: its own plane for a toy, else t-SNE. */
  public static MapSettings of(RunSpec spec) {
    return PlaneGenerator.isToy(spec.model()) ? TSNE.with(MapMethod.TOY) : TSNE;
  }

  /** The same by another method. */
  public MapSettings with(MapMethod other) {
    return new MapSettings(other, part, perplexity, iterations, exaggeration, held, seed);
  }

  /** The perplexity for a map of so many latents. */
  public double perplexity(int latents) {
    return Math.max(1, Math.min(perplexity, (latents - 1) / 3.0));
  }
}
