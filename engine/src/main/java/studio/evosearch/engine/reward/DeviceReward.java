package studio.evosearch.engine.reward;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.torch.Batches;
import studio.evosearch.engine.torch.TorchException;

/** A reward that is computed on a device. What fails there is the reward's failure. */
abstract class DeviceReward implements Reward {
  private final String name;
  private final String description;

  DeviceReward(String name, String description) {
    this.name = name;
    this.description = description;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  /** As {@link #score} and {@link #features}, but failing as the device does. */
  abstract double[] computed(List<Sample> samples, String prompt);

  Optional<List<float[]>> seen(List<Sample> samples) {
    return Optional.empty();
  }

  @Override
  public final double[] score(List<Sample> samples, String prompt) {
    return tried("judge", () -> computed(samples, prompt));
  }

  @Override
  public final Optional<List<float[]>> features(List<Sample> samples) {
    return tried("look", () -> seen(samples));
  }

  /** The scores of samples that are computed in batches. */
  static double[] batched(
      Batches batches, List<Sample> samples, Function<List<Sample>, List<Double>> part) {
    return batches.run(samples.size(), (from, to) -> part.apply(samples.subList(from, to))).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private <T> T tried(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (TorchException e) {
      throw new RewardException("%s could not %s: %s".formatted(name, what, e.getMessage()), e);
    }
  }
}
