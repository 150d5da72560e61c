package studio.evosearch.engine.reward;

import java.util.List;
import java.util.function.ToDoubleFunction;
import studio.evosearch.engine.model.Sample;

/** A reward that looks at one sample at a time and not at the prompt. */
record SampleReward(String name, String description, ToDoubleFunction<Sample> measure)
    implements Reward {
  @Override
  public double[] score(List<Sample> samples, String prompt) {
    return samples.stream().mapToDouble(measure).toArray();
  }
}
