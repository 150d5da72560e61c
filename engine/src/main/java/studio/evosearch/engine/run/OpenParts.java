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
import studio.evosearch.engine.torch.Placement;

/**
 * The models and rewards that are open: those of one run, so that those of two never fill a device.
 * What the next run names as well stays open.
 */
final class OpenParts implements AutoCloseable {
  private final Workshop workshop;
  private final IntSupplier previewEvery;
  private final Map<Key, Workers<Reward>> rewards = new HashMap<>();
  private Optional<Workers<Generator>> workers = Optional.empty();
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

  private Workers<Generator> workers(Key key) {
    if (workers.isPresent() && workersKey.equals(Optional.of(key))) {
      return workers.get();
    }
    Optional<Workers<Generator>> old = workers;
    workers = Optional.empty();
    old.ifPresent(Workers::close);
    Workers<Generator> opened =
        Workers.open(
            key.device(),
            place -> workshop.generator(key.reference(), place, key.threads(), key.size()));
    workers = Optional.of(opened);
    workersKey = Optional.of(key);
    return opened;
  }

  private Workers<Reward> reward(Key key) {
    return rewards.computeIfAbsent(
        key,
        k -> Workers.open(k.device(), place -> workshop.reward(k.reference(), place, k.threads())));
  }

  @Override
  public void close() {
    workers.ifPresent(Workers::close);
    rewards.values().forEach(Workers::close);
  }
}
