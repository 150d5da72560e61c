package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.Optional;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.ModelSummary;

/**
 * A line in the list of models.
 *
 * @param place where it was found, for people
 * @param summary absent when the folder cannot be opened
 * @param problem why it cannot
 */
record ModelEntry(
    String place, Path folder, Optional<ModelSummary> summary, Optional<String> problem) {
  static ModelEntry of(String place, Path folder) {
    try {
      return new ModelEntry(place, folder, Optional.of(ModelSummary.of(folder)), Optional.empty());
    } catch (CheckpointException e) {
      return new ModelEntry(place, folder, Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  boolean refused() {
    return problem.isPresent();
  }
}
