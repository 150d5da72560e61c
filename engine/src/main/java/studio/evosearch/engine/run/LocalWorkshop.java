package studio.evosearch.engine.run;

import java.util.Optional;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.Generators;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.reward.Rewards;
import studio.evosearch.engine.torch.Torch;
import studio.evosearch.engine.torch.TorchInfo;

/** Opens models and rewards of this machine. */
public final class LocalWorkshop implements Workshop {
  /** Threads for libtorch on this machine when a person names none. */
  public static int suggestedThreads() {
    return Torch.suggestedThreads();
  }

  @Override
  public Generator generator(String reference, String device, int threads, WantedSize size) {
    return Generators.open(reference, device, threads, size);
  }

  @Override
  public Reward reward(String reference, String device, int threads) {
    return Rewards.open(reference, device, threads);
  }

  /** The build of libtorch at work in this process; empty where nothing has needed it so far. */
  public static Optional<String> libtorch() {
    return TorchInfo.running().map(TorchInfo::build);
  }
}
