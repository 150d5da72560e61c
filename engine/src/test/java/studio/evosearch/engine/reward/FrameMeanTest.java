package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Sample;

class FrameMeanTest {
  /** Scores the first red value, and remembers how many samples it was shown at a time. */
  private static final class Red implements Reward {
    private final List<Integer> shown = new ArrayList<>();

    @Override
    public String name() {
      return "red";
    }

    @Override
    public String description() {
      return "the first red value; of 200, none";
    }

    @Override
    public double[] score(List<Sample> samples, String prompt) {
      shown.add(samples.size());
      return samples.stream()
          .mapToDouble(sample -> sample.picture().at(0, 0, 0))
          .map(red -> red == 200 ? Double.NaN : red)
          .toArray();
    }
  }

  @Test
  void aVideosScoreIsTheMeanOverFiveFramesSpreadEvenly() {
    Red red = new Red();
    List<Sample> samples = List.of(sample(40), video(0, 33), sample(60), video(0, 2));
    double[] scores = red.judge(samples, "");
    assertArrayEquals(new double[] {40, (3 + 9 + 16 + 23 + 29) / 5.0, 60, 0.5}, scores);
    assertEquals(List.of(9), red.shown, "all at once");
  }

  @Test
  void picturesAreScoredAsTheyAre() {
    Red red = new Red();
    assertArrayEquals(new double[] {1, 2}, red.judge(List.of(sample(1), sample(2)), ""));
    assertEquals(List.of(2), red.shown);
  }

  @Test
  void aVideoWithAFrameThatCannotBeJudgedCannotBeJudged() {
    assertArrayEquals(
        new double[] {Double.NaN, 3}, new Red().judge(List.of(video(199, 3), sample(3)), ""));
  }

  private static Sample sample(int red) {
    return new Sample(new float[0], frame(red));
  }

  private static Sample video(int first, int frames) {
    return new Sample(
        new float[0],
        new Footage(
            IntStream.range(first, first + frames).mapToObj(FrameMeanTest::frame).toList(), 8));
  }

  private static Picture frame(int red) {
    return new Picture(1, 1, new byte[] {(byte) red, 0, 0});
  }
}
