package studio.evosearch.engine.run;

import java.util.List;
import java.util.function.BiFunction;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.reward.Reward;

/** A reward that a test makes up. */
record ToyReward(String name, BiFunction<List<Sample>, String, double[]> scores) implements Reward {
  @Override
  public String description() {
    return "made up";
  }

  @Override
  public double[] score(List<Sample> samples, String prompt) {
    return scores.apply(samples, prompt);
  }
}
