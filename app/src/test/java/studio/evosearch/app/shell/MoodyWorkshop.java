package studio.evosearch.app.shell;

import java.util.Arrays;
import java.util.List;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.reward.RewardException;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.Workshop;

/** The studio's workshop, with rewards that fail when a test wants them to. */
final class MoodyWorkshop implements Workshop {
  private final Workshop real = new LocalWorkshop();
  private volatile int failAfter = Integer.MAX_VALUE;
  private volatile int breakAfter = Integer.MAX_VALUE;
  private volatile int muted;
  private int calls;

  /** From then on rewards say that they cannot judge. */
  void failAfter(int goodCalls) {
    failAfter = goodCalls;
  }

  /** From then on rewards break in a way they should not. */
  void breakAfter(int goodCalls) {
    breakAfter = goodCalls;
  }

  /** Rewards give no value for the first samples of a call. */
  void muteFirst(int samples) {
    muted = samples;
  }

  @Override
  public Generator generator(String reference, String device, int threads, WantedSize size) {
    return real.generator(reference, device, threads, size);
  }

  @Override
  public Reward reward(String reference, String device, int threads) {
    Reward sound = real.reward(reference, device, threads);
    return new Reward() {
      @Override
      public String name() {
        return sound.name();
      }

      @Override
      public String description() {
        return sound.description();
      }

      @Override
      public double[] score(List<Sample> samples, String prompt) {
        calls++;
        if (calls > failAfter) {
          throw new RewardException("the server is silent");
        }
        if (calls > breakAfter) {
          throw new IllegalStateException("5 of 3");
        }
        double[] scores = sound.score(samples, prompt);
        Arrays.fill(scores, 0, Math.min(muted, scores.length), Double.NaN);
        return scores;
      }
    };
  }
}
