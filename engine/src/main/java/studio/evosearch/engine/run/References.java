package studio.evosearch.engine.run;

import java.nio.file.Path;
import java.util.Map;
import studio.evosearch.engine.checkpoint.Assets;
import studio.evosearch.engine.checkpoint.ModelReference;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.reward.NamedRewards;

/**
 * What a run is told to work with, as its spec keeps it: names of what has no folder stay as they
 * are, folders and names of bundled ones become absolute paths, so that the run can be gone on with
 * from anywhere.
 */
public final class References {
  private References() {}

  /** A model: a toy's name as it is, a folder absolute. */
  public static String model(String reference) {
    return PlaneGenerator.isToy(reference)
        ? reference
        : ModelReference.parse(reference).absolute().toString();
  }

  /**
   * A model with parts taken from other folders.
   *
   * @throws IllegalArgumentException for a toy, which has no parts
   */
  public static String model(String reference, Map<String, Path> parts) {
    if (parts.isEmpty()) {
      return model(reference);
    }
    if (PlaneGenerator.isToy(reference)) {
      throw new IllegalArgumentException(reference + " is a toy and has no parts");
    }
    return ModelReference.parse(reference).with(parts).absolute().toString();
  }

  /** A model without its parts from other folders. */
  public static String own(String model) {
    return PlaneGenerator.isToy(model)
        ? model
        : ModelReference.parse(model).without(parts(model).keySet()).toString();
  }

  /** The folders of a model's parts from elsewhere, by part. */
  public static Map<String, Path> parts(String model) {
    return PlaneGenerator.isToy(model) ? Map.of() : ModelReference.parse(model).parts();
  }

  /** A reward: a name as it is, a folder absolute. */
  public static String reward(String reference) {
    boolean named = NamedRewards.find(reference).isPresent() || reference.startsWith("toy:");
    return named ? reference : absolute(Assets.reward(reference));
  }

  /** A folder as an absolute path, which need not exist. */
  public static String folder(String path) {
    return absolute(Path.of(path));
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  /** A model's name for people: a toy's, or the folder's last part. */
  public static String name(String model) {
    if (PlaneGenerator.isToy(model)) {
      return model;
    }
    Path last = ModelReference.parse(model).folder().getFileName();
    return last == null ? model : last.toString();
  }
}
