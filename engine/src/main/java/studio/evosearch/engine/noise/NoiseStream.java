package studio.evosearch.engine.noise;

import java.util.random.RandomGenerator;

/** A stream of random numbers fixed by its key alone. */
public final class NoiseStream implements RandomGenerator {
  private long state;

  private NoiseStream(long state) {
    this.state = state;
  }

  /**
   * The stream of a key; always the same numbers, on any machine.
   *
   * @param runSeed the run's seed
   * @param candidate the candidate's id, or the round's index for {@link Purpose#SELECTION}
   * @param step the step or state index the numbers belong to, 0 where there is none
   */
  public static NoiseStream of(long runSeed, long candidate, int step, Purpose purpose) {
    return new NoiseStream(runSeed * 31L + candidate * 17L + step * 7L + purpose.name().hashCode());
  }

  @Override
  public long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Fills the array with independent standard normal deviates. */
  public void fillNormal(float[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) nextGaussian();
    }
  }
}
