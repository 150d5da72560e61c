package studio.evosearch.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.search.Candidate;

/**
 * What a run works with: the opened model and rewards that its spec names.
 *
 * @param workers the model, on each of the spec's devices
 * @param sampler along the model's schedule
 * @param guideNames the names of the rewards that guide, in the order of the mix
 * @param mix how they are joined
 * @param judge asks guides and held-out rewards
 * @param batch candidates that a device works on together
 * @param previewEvery steps between decoded previews as a person wants them now; 0 for none
 */
record RunParts(
    Workers<Generator> workers,
    Sampler sampler,
    List<String> guideNames,
    RewardMix mix,
    Judge judge,
    int batch,
    IntSupplier previewEvery) {

  /**
   * @throws RunException when two rewards share a name
   */
  static RunParts of(
      RunSpec spec,
      Workers<Generator> workers,
      List<Workers<Reward>> guides,
      List<Workers<Reward>> heldOut,
      IntSupplier previewEvery) {
    List<Workers<Reward>> all = new ArrayList<>(guides);
    all.addAll(heldOut);
    Set<String> names = new HashSet<>();
    for (Workers<Reward> reward : all) {
      String name = reward.lead().name();
      if (!names.add(name)) {
        throw new RunException("two rewards are named " + name + "; give each once");
      }
    }
    Sampler sampler =
        new Sampler(
            workers.lead().schedule(spec.steps()),
            workers.lead().info().prediction(),
            EtaSchedule.parse(spec.eta()),
            spec.order());
    List<String> guideNames = guides.stream().map(guide -> guide.lead().name()).toList();
    return new RunParts(
        workers,
        sampler,
        guideNames,
        mix(spec, guideNames),
        new Judge(all, spec.batch()),
        spec.batch(),
        previewEvery);
  }

  /** The model, for what is done once. */
  Generator generator() {
    return workers.lead();
  }

  /** Candidates that all devices together work on. */
  int atOnce() {
    return batch * workers.count();
  }

  /** Decodes latents in batches, those of several devices side by side. */
  List<Footage> decode(
      List<float[]> latents, BiFunction<Generator, float[][], List<Footage>> decoder) {
    return workers.each(
        latents,
        batch,
        (generator, some) -> decoder.apply(generator, some.toArray(float[][]::new)));
  }

  /** Gives device memory back until the next call. */
  void release() {
    workers.all(Generator::release);
    judge.release();
  }

  /** Whether no guide's value is missing. */
  boolean complete(Map<String, Double> rewards) {
    return rewards.keySet().containsAll(guideNames);
  }

  /** How a spec joins the rewards of these names, which stand in the spec's order. */
  static RewardMix mix(RunSpec spec, List<String> names) {
    List<RewardMix.Term> terms = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      terms.add(new RewardMix.Term(names.get(i), spec.rewards().get(i).weight()));
    }
    return new RewardMix(terms, spec.rewardMode());
  }

  /**
   * Judges some stored candidates under another prompt, from their pictures and latents. Videos are
   * stored with loss and are decoded again.
   *
   * @return what it cost
   */
  Ledger rejudge(RunStore store, List<Candidate> some, String prompt) {
    Judge.Verdict verdict = judge.judge(samples(store, some), prompt);
    List<Candidate> rejudged = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      rejudged.add(some.get(i).withRewards(verdict.rewards().get(i)));
    }
    store.rescored(rejudged, prompt);
    return verdict.spent();
  }

  private List<Sample> samples(RunStore store, List<Candidate> some) {
    List<float[]> latents = some.stream().map(c -> latent(store, c)).toList();
    return Sample.of(
        latents.toArray(float[][]::new),
        generator().info().size().frames() > 1
            ? decode(latents, Generator::decode)
            : some.stream().map(c -> picture(store, c)).toList());
  }

  private static float[] latent(RunStore store, Candidate candidate) {
    return store
        .state(candidate, candidate.to())
        .map(end -> candidate.to() == store.spec().steps() ? end.x() : end.x0())
        .orElse(new float[0]);
  }

  private static Footage picture(RunStore store, Candidate candidate) {
    try {
      return Footage.of(Png.decode(store.png(candidate.id())));
    } catch (IOException e) {
      throw new RunException(store.picture(candidate.id()) + ": cannot be read", e);
    }
  }
}
