package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.model.Conditioning;
import studio.evosearch.engine.model.Generator;

/**
 * The trajectories of one generation, advanced one denoiser call at a time: all of them take step s
 * before any takes step s + 1, in batches in the order of their ids. The one place where NFE are
 * spent and counted.
 */
final class Trajectories {
  private final Generator generator;
  private final Sampler sampler;
  private final Conditioning conditioning;
  private final double guidance;
  private final int batch;
  private final Set<Integer> keptStates;
  private final List<Trajectory> all;
  private final int last;
  private int s;
  private int next;
  private Ledger spent = Ledger.ZERO;

  Trajectories(
      Generator generator,
      Sampler sampler,
      Conditioning conditioning,
      double guidance,
      int batch,
      Set<Integer> keptStates,
      List<Trajectory> all) {
    this.generator = generator;
    this.sampler = sampler;
    this.conditioning = conditioning;
    this.guidance = guidance;
    this.batch = batch;
    this.keptStates = Set.copyOf(keptStates);
    this.all = List.copyOf(all);
    this.s = all.stream().mapToInt(t -> t.proposal().from()).min().orElse(0);
    this.last = all.stream().mapToInt(t -> t.proposal().to()).max().orElse(0);
  }

  List<Trajectory> all() {
    return all;
  }

  boolean done() {
    return s >= last;
  }

  /** The state index whose step is being taken. */
  int state() {
    return s;
  }

  /** Whether the next call begins a step, rather than going on with one. */
  boolean atStepBoundary() {
    return next == 0;
  }

  /** What these trajectories have cost so far. */
  Ledger spent() {
    return spent;
  }

  /** One denoiser call: the next batch at the current step. */
  void advance() {
    List<Trajectory> active = new ArrayList<>();
    while (next < all.size() && active.size() < batch) {
      Trajectory trajectory = all.get(next++);
      if (trajectory.activeAt(s)) {
        active.add(trajectory);
      }
    }
    if (!active.isEmpty()) {
      denoise(active);
    }
    if (all.stream().skip(next).noneMatch(t -> t.activeAt(s))) {
      s++;
      next = 0;
    }
  }

  private void denoise(List<Trajectory> active) {
    float[][] latents = active.stream().map(Trajectory::x).toArray(float[][]::new);
    long begin = System.nanoTime();
    float[][] outputs =
        generator.denoise(conditioning, guidance, sampler.schedule().timestep(s), latents);
    double seconds = (System.nanoTime() - begin) / 1e9;
    int n = active.size();
    spent =
        spent.plus(new Ledger(n, (long) generator.passes(guidance) * n, 0, 0, seconds, 0, 0, 0));
    for (int i = 0; i < n; i++) {
      active.get(i).advance(s, outputs[i], sampler, keptStates);
    }
  }
}
