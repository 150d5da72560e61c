package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.model.Conditioning;
import studio.evosearch.engine.model.Generator;

/**
 * The trajectories of one generation, advanced one denoiser call at a time: all of them take step s
 * before any takes step s + 1, in batches in the order of their ids, one on each device at a time.
 * The one place where NFE are spent and counted.
 */
final class Trajectories {
  private final Workers<Generator> workers;
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
      Workers<Generator> workers,
      Sampler sampler,
      Conditioning conditioning,
      double guidance,
      int batch,
      Set<Integer> keptStates,
      List<Trajectory> all) {
    this.workers = workers;
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

  /** One denoiser call a device: the next batches at the current step. */
  void advance() {
    List<Trajectory> active = new ArrayList<>();
    while (next < all.size() && active.size() < batch * workers.count()) {
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
    double timestep = sampler.schedule().timestep(s);
    long begin = System.nanoTime();
    List<float[]> outputs =
        workers.each(
            active,
            batch,
            (generator, some) -> {
              float[][] latents = some.stream().map(Trajectory::x).toArray(float[][]::new);
              return List.of(generator.denoise(conditioning, guidance, timestep, latents));
            });
    double seconds = (System.nanoTime() - begin) / 1e9;
    long passes = (long) workers.lead().passes(guidance) * active.size();
    spent = spent.plus(new Ledger(active.size(), passes, 0, 0, seconds, 0, 0, 0));
    for (int i = 0; i < active.size(); i++) {
      active.get(i).advance(s, outputs.get(i), sampler, keptStates);
    }
  }
}
