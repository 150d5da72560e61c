package studio.evosearch.engine.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Sample;

/**
 * How a reward of pictures judges a video: by the mean of its scores of some frames, as Video-T1
 * (arXiv 2503.18942) and VBench use image models on videos. It sees what the frames show and how
 * well, not how they move.
 */
final class FrameMean {
  /** The middle frames of so many stretches of equal length; the still is the middle one. */
  static final int FRAMES = 5;

  private FrameMean() {}

  /** One score a sample; a picture's is what the reward says of it. */
  static double[] of(Reward reward, List<Sample> samples, String prompt) {
    if (samples.stream().noneMatch(sample -> sample.footage().isVideo())) {
      return reward.score(samples, prompt);
    }
    List<Sample> frames = new ArrayList<>();
    int[] ends = new int[samples.size()];
    for (int i = 0; i < ends.length; i++) {
      for (Picture frame : samples.get(i).footage().spread(FRAMES)) {
        frames.add(new Sample(samples.get(i).latent(), frame));
      }
      ends[i] = frames.size();
    }
    double[] scores = reward.score(frames, prompt);
    double[] means = new double[ends.length];
    for (int i = 0; i < ends.length; i++) {
      int from = i == 0 ? 0 : ends[i - 1];
      means[i] = Arrays.stream(scores, from, ends[i]).average().orElseThrow();
    }
    return means;
  }
}
