package studio.evosearch.engine.reward;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.checkpoint.Assets;
import studio.evosearch.engine.checkpoint.ModelEntry;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.StudioFile;

/** Lists what can guide a search. */
public final class RewardCatalog {
  private RewardCatalog() {}

  /**
   * Bundled reward models, then the measures that need no model.
   *
   * @param toys whether to list rewards that judge points of the plane, for toy models alone
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when what describes a bundled
   *     reward cannot be read
   */
  public static List<RewardEntry> of(Optional<Assets> assets, boolean toys) {
    List<RewardEntry> entries = new ArrayList<>();
    assets.map(Assets::rewards).orElse(List.of()).forEach(folder -> entries.add(model(folder)));
    NamedRewards.names().stream()
        .filter(name -> toys || !name.startsWith("toy:"))
        .map(name -> NamedRewards.find(name).orElseThrow())
        .forEach(r -> entries.add(new RewardEntry(r.name(), r.name(), r.description())));
    return entries;
  }

  /** The reward models among models that were found. */
  public static List<RewardEntry> among(List<ModelEntry> models) {
    return models.stream()
        .filter(RewardCatalog::isReward)
        .map(m ->
            new RewardEntry(
                m.folder().toString(), m.name(), Rewards.description(ModelFolder.open(m.folder()))))
        .toList();
  }

  /** Whether a model can be opened as a reward. */
  public static boolean isReward(ModelEntry model) {
    return Rewards.supported(model.className());
  }

  private static RewardEntry model(Path folder) {
    String name =
        StudioFile.of(folder).displayName().orElseGet(() -> String.valueOf(folder.getFileName()));
    return new RewardEntry(folder.toString(), name, Rewards.description(ModelFolder.open(folder)));
  }
}
