package studio.evosearch.engine.run;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When to stop early. Time and target are looked at between generations; NFE are never exceeded:
 * the last generation is cut to what is left.
 *
 * @param nfe denoiser evaluations at most
 * @param seconds working seconds, pauses left out
 * @param targetReward a fitness that is good enough
 */
public record Budget(OptionalLong nfe, OptionalDouble seconds, OptionalDouble targetReward) {
  public static final Budget NONE =
      new Budget(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  public Budget {
    if (nfe.isPresent() && nfe.getAsLong() < 1) {
      throw new IllegalArgumentException("an NFE budget of " + nfe.getAsLong());
    }
    if (seconds.isPresent() && !(seconds.getAsDouble() > 0)) {
      throw new IllegalArgumentException("a budget of " + seconds.getAsDouble() + " seconds");
    }
  }
}
