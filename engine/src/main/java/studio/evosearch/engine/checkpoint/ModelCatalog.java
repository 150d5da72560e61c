package studio.evosearch.engine.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the models there are, generators and reward models alike. */
public final class ModelCatalog {
  private ModelCatalog() {}

  /**
   * Every model within reach: bundled models, then bundled reward models, then those of a person's
   * folders, then those of the Hugging Face cache. Reads configs and headers, no weights.
   *
   * @param extraFolders as for {@link #in}
   * @param hubCache as {@link HubCache#folder} finds it; need not exist
   * @throws CheckpointException when a folder that is there cannot be listed
   */
  public static List<ModelEntry> of(
      Optional<Assets> assets, List<Path> extraFolders, Path hubCache) {
    List<ModelEntry> entries = new ArrayList<>();
    assets.stream()
        .flatMap(a -> Stream.concat(a.models().stream(), a.rewards().stream()))
        .forEach(folder -> entries.add(ModelEntry.of(ModelEntry.Place.BUNDLED, folder)));
    entries.addAll(in(extraFolders));
    HubCache.repositories(hubCache)
        .forEach(folder -> entries.add(ModelEntry.of(ModelEntry.Place.HUB_CACHE, folder)));
    return entries;
  }

  /** The folders of models that a folder holds; none where there is no such folder. */
  public static List<Path> held(Path folder) {
    return Folders.entries(folder, ModelFolder::isModel);
  }

  /**
   * The models of folders, of which each is a model or holds models. One that is neither is listed
   * too, with its problem.
   */
  public static List<ModelEntry> in(List<Path> folders) {
    List<ModelEntry> entries = new ArrayList<>();
    for (Path folder : folders) {
      List<Path> models = ModelFolder.isModel(folder) ? List.of() : held(folder);
      for (Path model : models.isEmpty() ? List.of(folder) : models) {
        entries.add(ModelEntry.of(ModelEntry.Place.FOLDER, model));
      }
    }
    return entries;
  }
}
