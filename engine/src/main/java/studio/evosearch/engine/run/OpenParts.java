package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.torch.Placement;

/**
 * The models and rewards that are open: those of one run, so that those of two never fill a device.
 * What the next run names as well stays open.
 */
final class OpenParts implements AutoCloseable {
  private final Workshop workshop;
  private final IntSupplier previewEvery;
  private final Map<Key, Reward> rewards = new HashMap<>();
  private Optional<Workers> workers = Optional.empty();
  private Optional<Key> workersKey = Optional.empty();

  /**
   * The threads belong to it: they are the process's and set when something is opened.
   *
   * @param device where and how, as {@link Placement} reads it
   */
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
        workers(Key.model(spec)),
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
    return workers(key).lead();
  }

  private Workers workers(Key key) {
    if (workers.isPresent() && workersKey.equals(Optional.of(key))) {
      return workers.get();
    }
    Optional<Workers> old = workers;
    workers = Optional.empty();
    old.ifPresent(Workers::close);
    Workers opened = new Workers(generators(key));
    workers = Optional.of(opened);
    workersKey = Optional.of(key);
    return opened;
  }

  private List<Generator> generators(Key key) {
    List<Generator> generators = new ArrayList<>();
    boolean whole = false;
    try {
      for (Placement place : Placement.parse(key.device()).each()) {
        generators.add(
            workshop.generator(key.reference(), place.toString(), key.threads(), key.size()));
      }
      whole = true;
      return generators;
    } finally {
      if (!whole) {
        generators.forEach(Generator::close);
      }
    }
  }

  private Reward reward(Key key) {
    return rewards.computeIfAbsent(
        key, k -> workshop.reward(k.reference(), k.device(), k.threads()));
  }

  @Override
  public void close() {
    workers.ifPresent(Workers::close);
    rewards.values().forEach(Reward::close);
  }
}
