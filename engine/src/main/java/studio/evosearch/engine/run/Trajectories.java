package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.model.Conditioning;

/**
 * The trajectories of one generation, advanced one denoiser call at a time: all of them take step s
 * before any takes step s + 1, in batches in the order of their ids, one on each device at a time.
 * The one place where NFE are spent and counted.
 */
final class Trajectories {
  private final Workers workers;
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
      Workers workers,
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
    List<List<Trajectory>> batches = new ArrayList<>();
    List<Trajectory> active = nextBatch();
    while (!active.isEmpty()) {
      batches.add(active);
      active = batches.size() < workers.count() ? nextBatch() : List.of();
    }
    if (!batches.isEmpty()) {
      denoise(batches);
    }
    if (all.stream().skip(next).noneMatch(t -> t.activeAt(s))) {
      s++;
      next = 0;
    }
  }

  private List<Trajectory> nextBatch() {
    List<Trajectory> active = new ArrayList<>();
    while (next < all.size() && active.size() < batch) {
      Trajectory trajectory = all.get(next++);
      if (trajectory.activeAt(s)) {
        active.add(trajectory);
      }
    }
    return active;
  }

  private void denoise(List<List<Trajectory>> batches) {
    double timestep = sampler.schedule().timestep(s);
    long begin = System.nanoTime();
    List<float[][]> outputs =
        workers.each(
            batches,
            (generator, active) ->
                generator.denoise(
                    conditioning,
                    guidance,
                    timestep,
                    active.stream().map(Trajectory::x).toArray(float[][]::new)));
    double seconds = (System.nanoTime() - begin) / 1e9;
    int n = batches.stream().mapToInt(List::size).sum();
    long passes = (long) workers.lead().passes(guidance) * n;
    spent = spent.plus(new Ledger(n, passes, 0, 0, seconds, 0, 0, 0));
    for (int b = 0; b < batches.size(); b++) {
      List<Trajectory> active = batches.get(b);
      for (int i = 0; i < active.size(); i++) {
        active.get(i).advance(s, outputs.get(b)[i], sampler, keptStates);
      }
    }
  }
}
