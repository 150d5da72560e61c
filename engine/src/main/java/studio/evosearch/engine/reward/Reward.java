package studio.evosearch.engine.reward;

import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.model.Part;
import studio.evosearch.engine.model.Sample;

/** How good samples are for a prompt; larger is better. Not safe for concurrent calls. */
public interface Reward extends Part {
  /** A short name that is unique in a run and needs no quoting in a file: {@code scene-clip}. */
  String name();

  /** What it measures and in which unit, one line for people. */
  String description();

  /**
   * Scores pictures in order. A value that is not finite marks its sample as unusable.
   *
   * @param samples of one frame each
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

  /**
   * Scores pictures and videos in order. A picture reward's score of a video is the mean of what it
   * says of {@value FrameMean#FRAMES} frames spread evenly; one that knows time looks at them all.
   *
   * @throws RewardException as {@link #score} does
   */
  default double[] judge(List<Sample> samples, String prompt) {
    return FrameMean.of(this, samples, prompt);
  }

  /**
   * Ends the call under way, or else the next one, with a {@link
   * java.util.concurrent.CancellationException}; from any thread. One that never waits for others
   * does nothing.
   */
  default void cancel() {}
}
