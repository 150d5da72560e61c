package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Prediction;

/**
 * A toy whose latents are points of the plane and whose denoiser is exact, so that a search can be
 * watched and checked without weights. The prompt says nothing to it.
 *
 * <p>Its names: {@code toy:rings} and {@code toy:grid} predict epsilon on Stable Diffusion's
 * schedule; with {@code -v} they predict v, with {@code -flow} they are rectified flows.
 */
public final class PlaneGenerator implements Generator {
  /** The names {@link #open} knows. */
  public static final List<String> NAMES =
      List.of(
          "toy:rings", "toy:rings-v", "toy:rings-flow", "toy:grid", "toy:grid-v", "toy:grid-flow");

  private final GeneratorInfo info;
  private final PlanePrior prior;
  private final PlaneProcess process;
  private final PlanePicture picture;

  private PlaneGenerator(String name, PlanePrior prior, PlaneProcess process) {
    this.info =
        new GeneratorInfo(
            name,
            "PlaneGenerator",
            process.scheduler().prediction(),
            List.of(2),
            PlanePicture.SIZE,
            GuidanceKind.NONE,
            50,
            1,
            64);
    this.prior = prior;
    this.process = process;
    this.picture = new PlanePicture(prior);
  }

  /** Whether a model reference names a toy rather than a folder. */
  public static boolean isToy(String reference) {
    return reference.startsWith("toy:");
  }

  /**
   * The toy of a name.
   *
   * @throws IllegalArgumentException when {@link #NAMES} has no such name
   */
  public static PlaneGenerator open(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no toy " + name + ", only " + String.join(", ", NAMES));
    }
    PlanePrior prior = name.startsWith("toy:rings") ? PlanePrior.rings() : PlanePrior.grid();
    PlaneProcess process;
    if (name.endsWith("-flow")) {
      process = PlaneProcess.Flow.create();
    } else {
      Prediction prediction = name.endsWith("-v") ? Prediction.V : Prediction.EPSILON;
      process = PlaneProcess.Diffusion.of(prediction);
    }
    return new PlaneGenerator(name, prior, process);
  }

  /**
   * The toy of a name, where no other size than its own is wanted.
   *
   * @throws IllegalArgumentException when one is, or {@link #NAMES} has no such name
   */
  static PlaneGenerator open(String name, WantedSize size) {
    PlaneGenerator toy = open(name);
    Size own = toy.info().size();
    if (!size.or(own).equals(own)) {
      throw new IllegalArgumentException(
          "%s draws pictures of %d x %d and no others; leave the size out"
              .formatted(name, own.width(), own.height()));
    }
    return toy;
  }

  @Override
  public GeneratorInfo info() {
    return info;
  }

  @Override
  public NoiseSchedule schedule(int steps) {
    return process.scheduler().schedule(steps, 1);
  }

  @Override
  public Conditioning encode(String prompt, String negative) {
    return new Conditioning(prompt, negative, Map.of());
  }

  @Override
  public float[][] denoise(
      Conditioning conditioning, double guidance, double timestep, float[][] latents) {
    double alpha = process.alpha(timestep);
    double sigma = process.sigma(timestep);
    float[][] outputs = new float[latents.length][2];
    for (int i = 0; i < latents.length; i++) {
      double[] x0 = prior.posteriorMean(latents[i][0], latents[i][1], alpha, sigma);
      for (int d = 0; d < 2; d++) {
        double x = latents[i][d];
        outputs[i][d] =
            (float)
                switch (info.prediction()) {
                  case EPSILON -> (x - alpha * x0[d]) / sigma;
                  case SAMPLE -> x0[d];
                  case V -> (alpha * x - x0[d]) / sigma;
                  case FLOW -> (x - x0[d]) / sigma;
                };
      }
    }
    return outputs;
  }

  @Override
  public List<Footage> decode(float[][] latents) {
    List<Footage> pictures = new ArrayList<>();
    for (float[] latent : latents) {
      pictures.add(Footage.of(picture.of(latent[0], latent[1])));
    }
    return pictures;
  }

  /**
   * How likely a latent is, per unit of area.
   *
   * @param alpha the signal scale of its state
   * @param sigma the noise scale of its state
   */
  public double density(double x, double y, double alpha, double sigma) {
    return prior.density(x, y, alpha, sigma);
  }
}
