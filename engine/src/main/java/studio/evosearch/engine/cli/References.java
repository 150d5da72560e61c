package studio.evosearch.engine.cli;

import java.nio.file.Path;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.reward.NamedRewards;

/**
 * What a run is told to work with, as its spec keeps it: names stay as they are, folders become
 * absolute, so that the run can be gone on with from anywhere.
 */
final class References {
  private References() {}

  static String model(String reference) {
    return PlaneGenerator.isToy(reference) ? reference : folder(reference);
  }

  static String reward(String reference) {
    boolean named = NamedRewards.find(reference).isPresent() || reference.startsWith("toy:");
    return named ? reference : folder(reference);
  }

  static String folder(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  /** A model's name for people: a toy's, or the folder's last part. */
  static String name(String model) {
    if (PlaneGenerator.isToy(model)) {
      return model;
    }
    Path last = Path.of(model).getFileName();
    return last == null ? model : last.toString();
  }
}
