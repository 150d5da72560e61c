package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import studio.evosearch.engine.model.Conditioning;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.Mp4;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.Proposal;
import studio.evosearch.engine.search.Round;

/**
 * One generation on its way from plan to judged candidates: denoised call by call, then decoded and
 * judged batch by batch.
 */
final class Generation {
  private final RunStore store;
  private final RunParts parts;
  private final Round round;
  private final Settings settings;
  private final Trajectories trajectories;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<Long, byte[]> pictures = new LinkedHashMap<>();
  private final Map<Long, byte[]> videos = new LinkedHashMap<>();
  private final Map<Long, String> failures = new LinkedHashMap<>();

  /** What is decoded and not judged yet: judging may have been cancelled. */
  private List<Footage> unjudged = List.of();

  private Ledger spentBeside = Ledger.ZERO;

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
    this.settings = settings;
    RunSpec spec = store.spec();
    SortedSet<Integer> kept = new TreeSet<>(spec.method().keptStates(spec.steps()));
    kept.add(spec.rootState());
    FirstStates firstStates = new FirstStates(store, parts, archive);
    List<Trajectory> all = new ArrayList<>();
    for (Proposal proposal : round.proposals()) {
      long id = (long) archive.size() + all.size();
      all.add(new Trajectory(spec.seed(), id, proposal, firstStates.of(proposal, id)));
    }
    this.trajectories =
        new Trajectories(
            parts.workers(),
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

  /** What it has cost so far, wall time in all left out. */
  Ledger spent() {
    return trajectories.spent().plus(spentBeside);
  }

  /** The x0hat of every trajectory as pictures, where a preview is due at this state. */
  List<RunEvent.Preview> previews() {
    int s = trajectories.state();
    int every = parts.previewEvery().getAsInt();
    if (every == 0 || !trajectories.atStepBoundary() || trajectories.done() || s % every != 0) {
      return List.of();
    }
    List<Trajectory> under = trajectories.all().stream().filter(t -> t.x0().length > 0).toList();
    List<Footage> decoded = decode(under.stream().map(Trajectory::x0).toList(), Generator::preview);
    List<RunEvent.Preview> previews = new ArrayList<>();
    for (int i = 0; i < under.size(); i++) {
      previews.add(new RunEvent.Preview(under.get(i).id(), s, Png.encode(decoded.get(i).still())));
    }
    return previews;
  }

  private List<Footage> decode(
      List<float[]> latents, BiFunction<Generator, float[][], List<Footage>> decoder) {
    long begin = System.nanoTime();
    List<Footage> decoded = parts.decode(latents, decoder);
    double seconds = (System.nanoTime() - begin) / 1e9;
    spentBeside = spentBeside.plus(new Ledger(0, 0, latents.size(), 0, 0, seconds, 0, 0));
    return decoded;
  }

  /** Whether every trajectory is judged. */
  boolean judged() {
    return candidates.size() == trajectories.all().size();
  }

  /** Decodes and judges the next batches, one a device. */
  void judgeNext() {
    List<Trajectory> all = trajectories.all();
    int from = candidates.size();
    List<Trajectory> some = all.subList(from, Math.min(all.size(), from + parts.atOnce()));
    List<float[]> latents = some.stream().map(t -> t.result(store.spec().steps())).toList();
    if (unjudged.isEmpty()) {
      unjudged = decode(latents, Generator::decode);
    }
    Judge.Verdict verdict =
        parts
            .judge()
            .judge(Sample.of(latents.toArray(float[][]::new), unjudged), settings.prompt());
    spentBeside = spentBeside.plus(verdict.spent());
    for (int i = 0; i < some.size(); i++) {
      Trajectory t = some.get(i);
      Proposal p = t.proposal();
      Map<String, Double> rewards = verdict.rewards().get(i);
      candidates.add(new Candidate(t.id(), round.index(), p.start(), p.from(), p.to(), rewards));
      Footage footage = unjudged.get(i);
      pictures.put(t.id(), Png.encode(footage.still()));
      if (footage.isVideo()) {
        videos.put(t.id(), Mp4.encode(footage));
      }
      if (!parts.complete(rewards)) {
        failures.put(t.id(), verdict.failures().getOrDefault(i, "a guide gave no value"));
      }
    }
    unjudged = List.of();
  }

  /** Why candidates got no fitness, by id. */
  Map<Long, String> failures() {
    return failures;
  }

  /**
   * What goes into the store.
   *
   * @param spent what the generation cost
   * @throws RunException when every trajectory of the generation failed
   */
  Commit commit(Ledger spent) {
    if (!candidates.isEmpty() && failures.size() == candidates.size()) {
      throw new RunException(
          "all %d candidates of generation %d failed: %s"
              .formatted(candidates.size(), round.index(), failures.values().iterator().next()));
    }
    Map<Long, SortedMap<Integer, StoredState>> states = new LinkedHashMap<>();
    trajectories.all().forEach(t -> states.put(t.id(), t.kept()));
    return new Commit(round, settings, candidates, states, pictures, videos, spent);
  }
}
