package studio.evosearch.engine.run;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;
import studio.evosearch.engine.search.Proposal;

/**
 * One trajectory in flight: its state, and the states kept of it. A pure function of its first
 * state and its keys (run seed, id), whatever runs beside it.
 */
final class Trajectory {
  private final long seed;
  private final long id;
  private final Proposal proposal;
  private final SortedMap<Integer, StoredState> kept = new TreeMap<>();
  private float[] x;
  private float[] x0 = new float[0];

  /**
   * @param x the first state, at {@code proposal.from()}; not changed
   */
  Trajectory(long seed, long id, Proposal proposal, float[] x) {
    this.seed = seed;
    this.id = id;
    this.proposal = proposal;
    this.x = x;
  }

  long id() {
    return id;
  }

  Proposal proposal() {
    return proposal;
  }

  boolean activeAt(int s) {
    return proposal.from() <= s && s < proposal.to();
  }

  float[] x() {
    return x;
  }

  /** The latest x0hat; empty before the first step. */
  float[] x0() {
    return x0;
  }

  SortedMap<Integer, StoredState> kept() {
    return kept;
  }

  /** Takes step s with the denoiser's output for the state, keeping the state where asked to. */
  void advance(int s, float[] output, Sampler sampler, Set<Integer> keptStates) {
    float[] estimate = sampler.x0(s, x, output);
    if (keptStates.contains(s)) {
      kept.put(s, new StoredState(x, estimate));
    }
    float[] noise = null;
    if (sampler.needsNoise(s)) {
      noise = new float[x.length];
      NoiseStream.of(seed, id, s, Purpose.SAMPLER).fillNormal(noise);
    }
    x = sampler.step(s, x, estimate, x0.length == 0 ? null : x0, noise);
    x0 = estimate;
    if (s + 1 == proposal.to()) {
      boolean finished = s + 1 == sampler.schedule().steps();
      kept.put(s + 1, new StoredState(x, finished ? new float[0] : estimate));
    }
  }

  /** The latent to judge: the clean latent, or the latest x0hat of a trajectory that ends early. */
  float[] result(int steps) {
    return proposal.to() == steps ? x : x0;
  }
}
