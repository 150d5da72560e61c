package studio.evosearch.engine.noise;

import java.util.Arrays;
import java.util.Locale;

/**
 * Not a test: standard normal deviates a second on one core, over a latent's size and a large one.
 */
final class NoiseBench {
  private static final int ROUNDS = 9;
  private static final long DEVIATES = 100_000_000;

  private NoiseBench() {}

  public static void main(String[] arguments) {
    for (int size : new int[] {1_024, 65_536, 1_048_576}) {
      float[] target = new float[size];
      double[] rates = new double[ROUNDS];
      float kept = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long begin = System.nanoTime();
        for (long done = 0; done < DEVIATES; done += size) {
          NoiseStream.of(1, done, round, Purpose.SAMPLER).fillNormal(target);
          kept += target[0];
        }
        rates[round] = DEVIATES / ((System.nanoTime() - begin) / 1e9) / 1e6;
      }
      Arrays.sort(rates);
      System.out.printf(
          Locale.ROOT,
          "%8d a stream: %.0f million deviates a second (least %.0f, most %.0f) [%s]%n",
          size,
          rates[ROUNDS / 2],
          rates[0],
          rates[ROUNDS - 1],
          Float.isFinite(kept) ? "finite" : "not finite");
    }
  }
}
