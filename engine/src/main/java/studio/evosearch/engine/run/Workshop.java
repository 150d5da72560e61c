package studio.evosearch.engine.run;

import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.Reward;

/** Opens the models and rewards that specs name. */
public interface Workshop {
  /**
   * Opens a model.
   *
   * @param reference a model folder or a toy's name
   * @param device where and how, as {@code Placement} of package torch reads it; of several devices
   *     the first
   * @param threads libtorch's threads on the CPU
   * @param size how large its candidates are to be
   */
  Generator generator(String reference, String device, int threads, WantedSize size);

  /** Opens a reward: a folder, or the name of a built-in one. */
  Reward reward(String reference, String device, int threads);
}
