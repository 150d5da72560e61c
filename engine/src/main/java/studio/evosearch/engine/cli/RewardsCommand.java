package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.evosearch.engine.reward.NamedRewards;

/** {@code evosearch rewards}. */
@Command(
    name = "rewards",
    description = "Lists what can guide a search: bundled reward models and built-in measures.",
    mixinStandardHelpOptions = true)
final class RewardsCommand implements Callable<Integer> {
  @Mixin AssetsOption assets = new AssetsOption();

  @Mixin OutputOptions output = new OutputOptions();

  /** One reward: what to give to {@code --reward}, and what it measures. */
  record Entry(String reference, String kind, String description) {}

  @Override
  public Integer call() {
    List<Entry> entries = new ArrayList<>();
    for (Path folder : assets.rewards()) {
      entries.add(
          new Entry(
              folder.toString(),
              "model",
              "CLIPScore: 100 x cosine of the picture's and the prompt's embeddings"));
    }
    for (String name : NamedRewards.names()) {
      String description = NamedRewards.find(name).orElseThrow().description();
      entries.add(new Entry(name, "measure", description));
    }
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
