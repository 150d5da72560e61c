package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import studio.evosearch.engine.model.Conditioning;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.LatentState;
import studio.evosearch.engine.search.Mutation;
import studio.evosearch.engine.search.Proposal;
import studio.evosearch.engine.search.Round;
import studio.evosearch.engine.search.Start;

/** One generation on its way from plan to judged candidates. */
final class Generation {
  private final RunStore store;
  private final RunParts parts;
  private final Round round;
  private final List<Candidate> archive;
  private final Settings settings;
  private final Trajectories trajectories;

  Generation(
      RunStore store,
      RunParts parts,
      Round round,
      List<Candidate> archive,
      Conditioning conditioning,
      Settings settings) {
    this.store = store;
    this.parts = parts;
    this.round = round;
    this.archive = archive;
    this.settings = settings;
    RunSpec spec = store.spec();
    SortedSet<Integer> kept = new TreeSet<>(spec.method().keptStates(spec.steps()));
    kept.add(spec.rootState());
    List<Trajectory> all = new ArrayList<>();
    for (Proposal proposal : round.proposals()) {
      long id = (long) archive.size() + all.size();
      all.add(new Trajectory(spec.seed(), id, proposal, firstState(proposal, id)));
    }
    this.trajectories =
        new Trajectories(
            parts.generator(),
            parts.sampler(),
            conditioning,
            settings.guidance(),
            spec.batch(),
            kept,
            all);
  }

  Trajectories trajectories() {
    return trajectories;
  }

  private float[] firstState(Proposal proposal, long id) {
    int s = proposal.from();
    return switch (proposal.start()) {
      case Start.Noise start -> {
        float[] x = new float[parts.generator().info().latentSize()];
        NoiseStream.of(store.spec().seed(), id, 0, Purpose.INITIAL_NOISE).fillNormal(x);
        yield x;
      }
      case Start.Root start -> store.root().x();
      case Start.MutatedRoot start -> mutated(store.root(), s, start.mutation(), id);
      case Start.Mutated start -> mutated(parent(start.parentId(), s), s, start.mutation(), id);
      case Start.Particle start -> parent(start.parentId(), s).x();
    };
  }

  private float[] mutated(StoredState state, int s, Mutation mutation, long id) {
    LatentState parent =
        new LatentState(
            state.x(),
            state.x0(),
            parts.sampler().schedule().alpha(s),
            parts.sampler().schedule().sigma(s),
            parts.sampler().sdeStd(s));
    return mutation.apply(parent, NoiseStream.of(store.spec().seed(), id, s, Purpose.MUTATION));
  }

  private StoredState parent(long id, int s) {
    return store
        .state(archive.get((int) id), s)
        .orElseThrow(() ->
            new RunException(
                "%s: state %d of candidate %d was not kept".formatted(store.folder(), s, id)));
  }

  Map<Long, SortedMap<Integer, StoredState>> keptStates() {
    Map<Long, SortedMap<Integer, StoredState>> states = new LinkedHashMap<>();
    trajectories.all().forEach(t -> states.put(t.id(), t.kept()));
    return states;
  }

  /** The x0hat of every trajectory as pictures, where a preview is due at this state. */
  List<RunEvent.Preview> previews() {
    int s = trajectories.state();
    if (parts.previewEvery() == 0
        || !trajectories.atStepBoundary()
        || trajectories.done()
        || s % parts.previewEvery() != 0) {
      return List.of();
    }
    List<RunEvent.Preview> previews = new ArrayList<>();
    List<Trajectory> under = trajectories.all().stream().filter(t -> t.x0().length > 0).toList();
    List<Picture> pictures =
        parts.generator().decode(under.stream().map(Trajectory::x0).toArray(float[][]::new));
    for (int i = 0; i < under.size(); i++) {
      previews.add(new RunEvent.Preview(under.get(i).id(), s, Png.encode(pictures.get(i))));
    }
    return previews;
  }

  /**
   * What came of the trajectories.
   *
   * @param candidates in the order of their ids
   * @param pictures PNG by candidate
   * @param failures why a candidate got no fitness
   * @param spent by the whole generation, wall time in all left out
   */
  record Judged(
      List<Candidate> candidates,
      Map<Long, byte[]> pictures,
      Map<Long, String> failures,
      Ledger spent) {}

  /**
   * Decodes and judges.
   *
   * @throws RunException when every trajectory of the generation fails
   */
  Judged judge() {
    int steps = store.spec().steps();
    List<Trajectory> all = trajectories.all();
    long begin = System.nanoTime();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < all.size(); i += store.spec().batch()) {
      List<Trajectory> some = all.subList(i, Math.min(all.size(), i + store.spec().batch()));
      float[][] latents = some.stream().map(t -> t.result(steps)).toArray(float[][]::new);
      List<Picture> pictures = parts.generator().decode(latents);
      for (int j = 0; j < latents.length; j++) {
        samples.add(new Sample(latents[j], pictures.get(j)));
      }
    }
    long decoded = System.nanoTime();
    Judge.Verdict verdict = parts.judge().judge(samples, settings.prompt());
    long judged = System.nanoTime();
    Ledger spent =
        trajectories
            .spent()
            .plus(
                new Ledger(
                    0,
                    0,
                    samples.size(),
                    verdict.calls(),
                    0,
                    (decoded - begin) / 1e9,
                    (judged - decoded) / 1e9,
                    0));
    if (!all.isEmpty() && verdict.rewards().stream().noneMatch(parts::complete)) {
      throw new RunException(
          "all %d candidates of generation %d failed: %s"
              .formatted(all.size(), round.index(), verdict.failures().values()));
    }
    List<Candidate> candidates = new ArrayList<>();
    Map<Long, byte[]> pictures = new LinkedHashMap<>();
    Map<Long, String> failures = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Trajectory t = all.get(i);
      Proposal p = t.proposal();
      candidates.add(
          new Candidate(
              t.id(), round.index(), p.start(), p.from(), p.to(), verdict.rewards().get(i)));
      pictures.put(t.id(), Png.encode(samples.get(i).picture()));
      if (verdict.failures().containsKey(i)) {
        failures.put(t.id(), verdict.failures().get(i));
      }
    }
    return new Judged(candidates, pictures, failures, spent);
  }
}
