package studio.evosearch.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.Reward;

/**
 * The models and rewards that are open: those of one run, so that those of two never fill a device.
 * What the next run names as well stays open.
 */
final class OpenParts implements AutoCloseable {
  private final Workshop workshop;
  private final IntSupplier previewEvery;
  private final Map<Key, Reward> rewards = new HashMap<>();
  private Optional<Generator> generator = Optional.empty();
  private Optional<Key> generatorKey = Optional.empty();

  /** The threads belong to it: they are the process's and set when something is opened. */
  record Key(String reference, String device, int threads, WantedSize size) {
    static Key model(RunSpec spec) {
      return new Key(spec.model(), spec.device(), spec.threads(), spec.size());
    }

    static Key reward(RunSpec spec, String reference) {
      return new Key(reference, spec.device(), spec.threads(), WantedSize.OWN);
    }
  }

  OpenParts(Workshop workshop, IntSupplier previewEvery) {
    this.workshop = workshop;
    this.previewEvery = previewEvery;
  }

  RunParts open(RunSpec spec) {
    closeOthers(spec);
    return RunParts.of(
        spec,
        generator(Key.model(spec)),
        spec.rewards().stream().map(term -> reward(Key.reward(spec, term.reference()))).toList(),
        spec.heldOut().stream().map(reference -> reward(Key.reward(spec, reference))).toList(),
        previewEvery);
  }

  private void closeOthers(RunSpec spec) {
    Set<Key> named =
        Stream.concat(spec.rewards().stream().map(RewardTerm::reference), spec.heldOut().stream())
            .map(reference -> Key.reward(spec, reference))
            .collect(Collectors.toSet());
    rewards
        .entrySet()
        .removeIf(open -> {
          if (named.contains(open.getKey())) {
            return false;
          }
          open.getValue().close();
          return true;
        });
  }

  /** The model alone, in the place of another that is open. */
  Generator generator(Key key) {
    if (generator.isPresent() && generatorKey.equals(Optional.of(key))) {
      return generator.get();
    }
    Optional<Generator> old = generator;
    generator = Optional.empty();
    old.ifPresent(Generator::close);
    Generator opened = workshop.generator(key.reference(), key.device(), key.threads(), key.size());
    generator = Optional.of(opened);
    generatorKey = Optional.of(key);
    return opened;
  }

  private Reward reward(Key key) {
    return rewards.computeIfAbsent(
        key, k -> workshop.reward(k.reference(), k.device(), k.threads()));
  }

  @Override
  public void close() {
    generator.ifPresent(Generator::close);
    rewards.values().forEach(Reward::close);
  }
}
