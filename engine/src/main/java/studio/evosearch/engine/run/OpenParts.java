package studio.evosearch.engine.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.reward.Reward;

/** The models and rewards that are open. One model at a time, so that two never fill a device. */
final class OpenParts implements AutoCloseable {
  private final Workshop workshop;
  private final int previewEvery;
  private final Map<List<Object>, Reward> rewards = new HashMap<>();
  private Optional<Generator> generator = Optional.empty();
  private List<Object> generatorKey = List.of();

  OpenParts(Workshop workshop, int previewEvery) {
    this.workshop = workshop;
    this.previewEvery = previewEvery;
  }

  RunParts open(RunSpec spec) {
    return RunParts.of(
        spec,
        generator(spec),
        spec.rewards().stream().map(term -> reward(spec, term.reference())).toList(),
        spec.heldOut().stream().map(reference -> reward(spec, reference)).toList(),
        previewEvery);
  }

  private Generator generator(RunSpec spec) {
    List<Object> key = List.of(spec.model(), spec.device(), spec.threads());
    if (generator.isPresent() && key.equals(generatorKey)) {
      return generator.get();
    }
    generator.ifPresent(Generator::close);
    generator = Optional.empty();
    Generator opened = workshop.generator(spec.model(), spec.device(), spec.threads());
    generator = Optional.of(opened);
    generatorKey = key;
    return opened;
  }

  private Reward reward(RunSpec spec, String reference) {
    return rewards.computeIfAbsent(
        List.of(reference, spec.device(), spec.threads()),
        key -> workshop.reward(reference, spec.device(), spec.threads()));
  }

  @Override
  public void close() {
    generator.ifPresent(Generator::close);
    rewards.values().forEach(Reward::close);
  }
}
