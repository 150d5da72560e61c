package studio.evosearch.engine.run;

import java.util.Collections;
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

  /** Tries a model: each part once to warm it up, and once by the clock. */
  static ModelProbe of(Generator generator) {
    GeneratorInfo info = generator.info();
    float[][] latents = new float[info.defaultBatch()][info.latentSize()];
    for (int i = 0; i < latents.length; i++) {
      NoiseStream.of(0, i, 0, Purpose.INITIAL_NOISE).fillNormal(latents[i]);
    }
    float[][] few = Collections.nCopies(DECODES, latents[0]).toArray(float[][]::new);
    Conditioning nothing = generator.encode("", "");
    double first = generator.schedule(info.defaultSteps()).timestep(0);
    Runnable denoise = () -> generator.denoise(nothing, info.defaultGuidance(), first, latents);
    denoise.run();
    double denoiseSeconds = seconds(denoise);
    generator.decode(new float[][] {latents[0]});
    double decodeSeconds = seconds(() -> generator.decode(few));
    return new ModelProbe(info, latents.length / denoiseSeconds, DECODES / decodeSeconds);
  }

  private static double seconds(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return Math.max(1, System.nanoTime() - begin) / 1e9;
  }
}
