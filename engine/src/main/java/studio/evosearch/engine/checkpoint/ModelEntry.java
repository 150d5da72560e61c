package studio.evosearch.engine.checkpoint;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A line in a list of models.
 *
 * @param place where it was found
 * @param folder as it was found; in the Hugging Face cache, the repository's
 * @param summary absent when the folder cannot be opened
 * @param problem why it cannot
 */
public record ModelEntry(
    Place place, Path folder, Optional<ModelSummary> summary, Optional<String> problem) {
  /** Where models are found. */
  public enum Place {
    /** Shipped with the program. */
    BUNDLED,
    /** In a folder a person named. */
    FOLDER,
    /** Downloaded by other programs into the Hugging Face cache. */
    HUB_CACHE
  }

  static ModelEntry of(Place place, Path folder) {
    try {
      return new ModelEntry(place, folder, Optional.of(ModelSummary.of(folder)), Optional.empty());
    } catch (CheckpointException e) {
      return new ModelEntry(place, folder, Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  /** Whether the folder cannot be opened. */
  public boolean refused() {
    return problem.isPresent();
  }

  /** For people: as its maker names it, {@code org/name} from the cache, else the folder's name. */
  public String name() {
    return summary
        .map(model -> model.studio().displayName().orElse(model.name()))
        .orElseGet(() -> HubRepository.name(folder));
  }

  /**
   * The pipeline's or the model's class, such as {@code StableDiffusionPipeline}; empty when the
   * folder cannot be opened. {@code model.Generators.supported} says whether it can make pictures.
   */
  public String className() {
    return summary.map(ModelSummary::className).orElse("");
  }

  /** Its licence, where it states one. */
  public Optional<String> licence() {
    return summary.flatMap(ModelSummary::licence);
  }

  /** The size of its weights; 0 when the folder cannot be opened. */
  public long bytes() {
    return summary.map(ModelSummary::bytes).orElse(0L);
  }

  /** A prompt it draws well, where its maker recommends one. */
  public Optional<String> prompt() {
    return summary.flatMap(model -> model.studio().prompt());
  }
}
