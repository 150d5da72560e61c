package studio.evosearch.engine.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.evosearch.engine.reward.RewardCatalog;
import studio.evosearch.engine.reward.RewardEntry;

/** {@code evosearch rewards}. */
@Command(
    name = "rewards",
    description = "Lists what can guide a search: bundled reward models and built-in measures.",
    mixinStandardHelpOptions = true)
final class RewardsCommand implements Callable<Integer> {
  @Mixin AssetsOption assets = new AssetsOption();

  @Mixin OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    List<RewardEntry> entries = RewardCatalog.of(assets.find(), true);
    output.print(
        () -> entries,
        out -> {
          entries.forEach(
              e -> out.println(e.reference() + System.lineSeparator() + "    " + e.description()));
          out.println("Any other CLIPModel folder can be given to --reward by its path.");
        });
    return 0;
  }
}
