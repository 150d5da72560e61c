package studio.evosearch.engine.noise;

import java.util.random.RandomGenerator;

/**
 * A stream of random numbers fixed by its key alone: integer arithmetic and correctly rounded
 * floating point only, so the same numbers on any machine.
 *
 * <p>The generator is xoroshiro128++ 1.0 (Blackman and Vigna, doi 10.1145/3460772), period 2^128 -
 * 1. Its 128 bits of state are the key (candidate, step, purpose) after a permutation that the run
 * seed chooses, so two keys of one run never share a state. Not safe for concurrent use.
 */
public final class NoiseStream implements RandomGenerator {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long s0;
  private long s1;

  private NoiseStream(long s0, long s1) {
    this.s0 = s0;
    this.s1 = s1;
  }

  /**
   * The stream of a key; always the same numbers, on any machine.
   *
   * @param runSeed the run's seed
   * @param candidate the candidate's id, or the round's index for {@link Purpose#SELECTION}
   * @param step the step or state index the numbers belong to, 0 where there is none
   */
  public static NoiseStream of(long runSeed, long candidate, int step, Purpose purpose) {
    long left = candidate;
    long right = ((long) step << 32) | purpose.code;
    // A Feistel network: a permutation of (left, right) for any round function.
    long roundKey = mix(runSeed + GOLDEN);
    for (int round = 0; round < 4; round++) {
      roundKey += GOLDEN;
      long next = left ^ mix(mix(right + roundKey) + runSeed);
      left = right;
      right = next;
    }
    return (left | right) == 0 ? new NoiseStream(GOLDEN, 1) : new NoiseStream(left, right);
  }

  @Override
  public long nextLong() {
    long a = s0;
    long b = s1;
    long result = Long.rotateLeft(a + b, 17) + a;
    b ^= a;
    s0 = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
    s1 = Long.rotateLeft(b, 28);
    return result;
  }

  /** Uniform in 0..bound-1, exactly (Lemire, doi 10.1145/3230636). */
  @Override
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be 1 or more, not " + bound);
    }
    long product = (nextLong() >>> 32) * bound;
    long low = product & 0xFFFF_FFFFL;
    if (low < bound) {
      long threshold = (0x1_0000_0000L - bound) % bound;
      while (low < threshold) {
        product = (nextLong() >>> 32) * bound;
        low = product & 0xFFFF_FFFFL;
      }
    }
    return (int) (product >>> 32);
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** A standard normal deviate, the same sequence as {@link #fillNormal} before its rounding. */
  @Override
  public double nextGaussian() {
    long bits = nextLong();
    int layer = (int) bits & Ziggurat.LAYER_MASK;
    long point = bits >> Ziggurat.POINT_SHIFT;
    return Math.abs(point) < Ziggurat.INSIDE[layer]
        ? point * Ziggurat.SCALE[layer]
        : Ziggurat.edge(this, layer, point);
  }

  /** Fills the array with independent standard normal deviates. */
  public void fillNormal(float[] target) {
    long[] inside = Ziggurat.INSIDE;
    double[] scale = Ziggurat.SCALE;
    long a = s0;
    long b = s1;
    for (int i = 0; i < target.length; i++) {
      // nextLong in registers: the fields are touched on the rare edges only.
      long bits = Long.rotateLeft(a + b, 17) + a;
      b ^= a;
      a = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
      b = Long.rotateLeft(b, 28);
      int layer = (int) bits & Ziggurat.LAYER_MASK;
      long point = bits >> Ziggurat.POINT_SHIFT;
      if (Math.abs(point) < inside[layer]) {
        target[i] = (float) (point * scale[layer]);
      } else {
        s0 = a;
        s1 = b;
        target[i] = (float) Ziggurat.edge(this, layer, point);
        a = s0;
        b = s1;
      }
    }
    s0 = a;
    s1 = b;
  }

  /** Stafford's variant 13 of the 64-bit finalizer, a permutation. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
