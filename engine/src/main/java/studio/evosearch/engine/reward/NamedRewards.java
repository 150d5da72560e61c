package studio.evosearch.engine.reward;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.evosearch.engine.model.Sample;

/** The rewards that need no model, by name. */
public final class NamedRewards {
  private static final Map<String, Reward> NAMED =
      new TreeMap<>(
          Map.of(
              "jpeg-size",
              new SampleReward(
                  "jpeg-size",
                  "Size of the picture as a JPEG of quality 0.95, in kB: more detail, more of it",
                  sample -> JpegSize.kilobytes(sample.picture())),
              "colourfulness",
              new SampleReward(
                  "colourfulness",
                  "Spread and strength of the opponent colours (Hasler and Suesstrunk 2003)",
                  sample -> PixelMeasures.colourfulness(sample.picture())),
              "contrast",
              new SampleReward(
                  "contrast",
                  "Standard deviation of the luma",
                  sample -> PixelMeasures.contrast(sample.picture())),
              "toy:circle",
              new SampleReward(
                  "toy:circle",
                  "For toys: -|x^2 + y^2 - 4|, highest on the circle of radius 2",
                  sample -> circle(sample)),
              "toy:corner",
              new SampleReward(
                  "toy:corner",
                  "For toys: minus the distance from (3, 3), where the priors hold next to nothing",
                  sample -> corner(sample)),
              PlaneModes.NAME,
              new SampleReward(
                  PlaneModes.NAME,
                  "For toys: six peaks of height 1 on a circle of radius 3.1, beyond the priors",
                  sample -> PlaneModes.reward(plane(sample)[0], plane(sample)[1]))));

  private NamedRewards() {}

  /** All their names. */
  public static List<String> names() {
    return List.copyOf(NAMED.keySet());
  }

  /** The reward of a name, empty when {@link #names()} has no such name. */
  public static Optional<Reward> find(String name) {
    return Optional.ofNullable(NAMED.get(name));
  }

  /** Highest, 0, on the circle of radius 2 about the origin. */
  private static double circle(Sample sample) {
    double x = plane(sample)[0];
    double y = plane(sample)[1];
    return 0 - Math.abs(x * x + y * y - 4);
  }

  /** Highest, 0, at (3, 3), where the toys' priors have next to nothing. */
  private static double corner(Sample sample) {
    return 0 - Math.hypot(plane(sample)[0] - 3, plane(sample)[1] - 3);
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
