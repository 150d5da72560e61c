package studio.evosearch.app.setup;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import studio.evosearch.engine.bench.PromptSuite;
import studio.evosearch.engine.checkpoint.Assets;
import studio.evosearch.engine.checkpoint.ModelCatalog;
import studio.evosearch.engine.checkpoint.ModelEntry;
import studio.evosearch.engine.reward.RewardCatalog;
import studio.evosearch.engine.reward.RewardEntry;
import studio.evosearch.engine.run.References;

/**
 * What there is on this machine to choose from.
 *
 * @param models by place, toys last
 * @param rewards for toys alone, too
 * @param memory of the machine, in bytes
 */
record Shelf(
    List<ModelChoice> models, List<RewardEntry> rewards, List<PromptSuite> suites, long memory) {
  static final Shelf EMPTY = new Shelf(ModelChoice.toys(), List.of(), List.of(), 0);

  /** Of the memory, so much for weights leaves enough for everything else. */
  private static final double FOR_WEIGHTS = 0.75;

  Shelf {
    models = List.copyOf(models);
    rewards = List.copyOf(rewards);
    suites = List.copyOf(suites);
  }

  /**
   * Reads folders, configs and headers: for the background.
   *
   * @param unpacked the folder of what came in packs; need not exist
   */
  static Shelf read(
      Optional<Assets> assets,
      List<Path> folders,
      Path unpacked,
      Path hub,
      UnaryOperator<String> unsupported)
      throws IOException {
    List<Path> all = Stream.concat(folders.stream(), ModelCatalog.held(unpacked).stream()).toList();
    List<ModelEntry> entries = ModelCatalog.of(assets, all, hub);
    List<RewardEntry> rewards = new ArrayList<>(RewardCatalog.of(assets, true));
    rewards.addAll(
        RewardCatalog.among(
            entries.stream().filter(e -> e.place() != ModelEntry.Place.BUNDLED).toList()));
    List<ModelChoice> models = new ArrayList<>();
    entries.stream()
        .filter(e -> e.place() != ModelEntry.Place.BUNDLED || !RewardCatalog.isReward(e))
        .forEach(e -> models.add(ModelChoice.of(e, unsupported)));
    models.addAll(ModelChoice.toys());
    List<PromptSuite> suites = new ArrayList<>();
    for (Path file : assets.map(Assets::prompts).orElse(List.of())) {
      suites.add(PromptSuite.read(file));
    }
    return new Shelf(
        models, rewards.stream().map(Shelf::absolute).toList(), suites, machineMemory());
  }

  /** As specs name it. */
  private static RewardEntry absolute(RewardEntry reward) {
    return new RewardEntry(
        References.reward(reward.reference()), reward.name(), reward.description());
  }

  private static long machineMemory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /** Whether a model's weights leave room in the machine's memory. */
  boolean fits(ModelChoice model) {
    return model.bytes() <= FOR_WEIGHTS * memory;
  }

  /** The model of a reference. */
  Optional<ModelChoice> model(String reference) {
    return models.stream().filter(m -> m.reference().equals(reference)).findFirst();
  }
}
