package studio.evosearch.engine.reward;

import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.model.Sample;

/** How good samples are for a prompt; larger is better. Not safe for concurrent calls. */
public interface Reward extends AutoCloseable {
  /** A short name that is unique in a run and needs no quoting in a file: {@code scene-clip}. */
  String name();

  /** What it measures and in which unit, one line for people. */
  String description();

  /**
   * Scores samples in order. A value that is not finite marks its sample as unusable.
   *
   * @throws RewardException when nothing can be said of the whole list
   */
  double[] score(List<Sample> samples, String prompt);

  /**
   * What it sees in pictures: one vector of length 1 each, near each other where pictures are alike
   * to it. Empty for rewards that see in no such way.
   *
   * @throws RewardException when it cannot look
   */
  default Optional<List<float[]>> features(List<Sample> samples) {
    return Optional.empty();
  }

  /** Gives the memory of its device back until the next call; one on no device does nothing. */
  default void release() {}

  @Override
  default void close() {}
}
