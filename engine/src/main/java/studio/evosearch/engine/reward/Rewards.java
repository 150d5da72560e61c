package studio.evosearch.engine.reward;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import studio.evosearch.engine.model.Sample;

/** The one place where a reward's reference, a name or a model folder, becomes a reward. */
public final class Rewards {
  private static final Map<String, Reward> NAMED =
      new TreeMap<>(
          Map.of(
              "jpeg-size",
              new SampleReward("jpeg-size", 0, sample -> JpegSize.kilobytes(sample.picture())),
              "colourfulness",
              new SampleReward(
                  "colourfulness", 0, sample -> PixelMeasures.colourfulness(sample.picture())),
              "contrast",
              new SampleReward("contrast", 0, sample -> PixelMeasures.contrast(sample.picture())),
              "toy:circle",
              new SampleReward("toy:circle", -100, sample -> circle(sample)),
              "toy:corner",
              new SampleReward("toy:corner", -100, sample -> corner(sample))));

  private Rewards() {}

  /** The rewards that need no model. */
  public static List<String> names() {
    return List.copyOf(NAMED.keySet());
  }

  /**
   * Opens a reward.
   *
   * @param reference one of {@link #names()}, or a model's folder
   * @param folders opens a reward from a model's folder
   * @throws RewardException when the reference is neither
   */
  public static Reward open(String reference, Function<Path, Reward> folders) {
    Reward named = NAMED.get(reference);
    if (named != null) {
      return named;
    }
    if (reference.startsWith("toy:") || !Files.isDirectory(Path.of(reference))) {
      throw new RewardException(
          "no reward %s: expected a model folder or one of %s"
              .formatted(reference, String.join(", ", NAMED.keySet())));
    }
    return folders.apply(Path.of(reference));
  }

  /** Highest, 0, on the circle of radius 2 about the origin. */
  private static double circle(Sample sample) {
    double x = plane(sample)[0];
    double y = plane(sample)[1];
    return -Math.abs(x * x + y * y - 4);
  }

  /** Highest, 0, at (3, 3), where the toys' priors have next to nothing. */
  private static double corner(Sample sample) {
    return -Math.hypot(plane(sample)[0] - 3, plane(sample)[1] - 3);
  }

  private static float[] plane(Sample sample) {
    if (sample.latent().length != 2) {
      throw new RewardException(
          "a toy reward judges points of the plane, not latents of %d values"
              .formatted(sample.latent().length));
    }
    return sample.latent();
  }
}
