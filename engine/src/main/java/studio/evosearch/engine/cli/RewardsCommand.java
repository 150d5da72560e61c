package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import studio.evosearch.engine.checkpoint.HubCache;
import studio.evosearch.engine.checkpoint.ModelCatalog;
import studio.evosearch.engine.checkpoint.ModelEntry;
import studio.evosearch.engine.reward.RewardCatalog;
import studio.evosearch.engine.reward.RewardEntry;
import studio.evosearch.engine.reward.Rewards;

/** {@code evosearch rewards}. */
@Command(
    name = "rewards",
    description =
        "Lists what can guide a search: bundled reward models, built-in measures, and rewards in"
            + " the local Hugging Face cache, unpacked ones, and those in the given folders.",
    mixinStandardHelpOptions = true)
final class RewardsCommand implements Callable<Integer> {
  @Mixin AssetsOption assets = new AssetsOption();

  @Mixin OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "FOLDER", description = "A reward folder, or a folder of such.")
  List<Path> folders = new ArrayList<>();

  @Override
  public Integer call() {
    List<RewardEntry> entries = new ArrayList<>(RewardCatalog.of(assets.find(), true));
    entries.addAll(RewardCatalog.among(found()));
    output.print(() -> entries, out -> print(entries, out));
    return 0;
  }

  private List<ModelEntry> found() {
    Path cache = HubCache.folder(System.getenv(), Path.of(System.getProperty("user.home")));
    List<ModelEntry> found = new ArrayList<>(ModelCatalog.in(folders));
    found.addAll(ModelCatalog.in(UnpackCommand.models()));
    found.addAll(ModelCatalog.in(HubCache.repositories(cache)));
    return found;
  }

  private static void print(List<RewardEntry> entries, PrintWriter out) {
    entries.forEach(e -> print(e.reference(), e.description(), out));
    out.println();
    out.println("Folders of these kinds can be given to --reward by their path:");
    Rewards.kinds().forEach((kind, description) -> print(kind, description, out));
  }

  private static void print(String name, String description, PrintWriter out) {
    out.println(name + System.lineSeparator() + "    " + description);
  }
}
