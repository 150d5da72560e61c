package studio.evosearch.engine.run;

import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.Generators;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.reward.Rewards;

/** Opens models and rewards of this machine. */
public final class LocalWorkshop implements Workshop {
  @Override
  public Generator generator(String reference, String device, int threads) {
    return Generators.open(reference, device, threads);
  }

  @Override
  public Reward reward(String reference, String device, int threads) {
    return Rewards.open(reference, device, threads);
  }
}
