package studio.evosearch.engine.run;

import java.util.Collections;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import studio.evosearch.engine.model.Conditioning;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.GeneratorInfo;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

/**
 * A model that was opened and tried.
 *
 * @param info what it says of itself
 * @param nfePerSecond denoiser evaluations at its default batch and guidance, each one sample at
 *     one step
 * @param decodesPerSecond latents decoded
 */
public record ModelProbe(GeneratorInfo info, double nfePerSecond, double decodesPerSecond) {
  private static final int DECODES = 4;

  /** Seconds of a call that nobody should wait for twice. */
  private static final double HOPELESS = 30;

  /** Seconds of a call of one latent that tells enough by itself. */
  private static final double LONG = 1;

  /** Tries a model, each part warm where that takes not too long. */
  static ModelProbe of(Generator generator) {
    return of(generator, System::nanoTime);
  }

  /**
   * Tries a model.
   *
   * @param clock in nanoseconds
   */
  static ModelProbe of(Generator generator, LongSupplier clock) {
    GeneratorInfo info = generator.info();
    float[][] latents = new float[info.defaultBatch()][info.latentSize()];
    for (int i = 0; i < latents.length; i++) {
      NoiseStream.of(0, i, 0, Purpose.INITIAL_NOISE).fillNormal(latents[i]);
    }
    float[][] few = Collections.nCopies(DECODES, latents[0]).toArray(float[][]::new);
    Conditioning nothing = generator.encode("", "");
    double first = generator.schedule(info.defaultSteps()).timestep(0);
    return new ModelProbe(
        info,
        rate(l -> generator.denoise(nothing, info.defaultGuidance(), first, l), latents, clock),
        rate(generator::decode, few, clock));
  }

  /**
   * Latents a second: of one alone where it takes long, as a video's on the CPU does, else of all
   * in one call.
   */
  private static double rate(Consumer<float[][]> work, float[][] latents, LongSupplier clock) {
    float[][] one = {latents[0]};
    double cold = seconds(work, one, clock);
    if (cold > HOPELESS) {
      return 1 / cold;
    }
    double warm = seconds(work, one, clock);
    if (warm > LONG) {
      return 1 / warm;
    }
    work.accept(latents);
    return latents.length / seconds(work, latents, clock);
  }

  private static double seconds(Consumer<float[][]> work, float[][] latents, LongSupplier clock) {
    long begin = clock.getAsLong();
    work.accept(latents);
    return Math.max(1, clock.getAsLong() - begin) / 1e9;
  }
}
