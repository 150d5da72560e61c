package studio.evosearch.engine.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.Torch;

/** Opens generators: a toy by its name, a model folder by its pipeline's class. */
public final class Generators {
  /** Opens a pipeline of one class on a device, for candidates of a size. */
  private interface Opener {
    Generator open(ModelFolder folder, String device, WantedSize size);
  }

  /** By the pipeline's class. */
  private static final Map<String, Opener> PIPELINES =
      new TreeMap<>(Map.of(StableDiffusion.PIPELINE, StableDiffusion::new));

  private Generators() {}

  /**
   * Whether a model folder of this class can be opened as a generator.
   *
   * @param className as {@link ModelFolder#className} gives it
   */
  public static boolean supported(String className) {
    return PIPELINES.containsKey(className);
  }

  /**
   * Opens a generator.
   *
   * @param reference a model folder, or a toy's name such as {@code toy:rings}
   * @param device {@code cpu} or {@code cuda:N}
   * @param threads CPU threads of libtorch, for the whole process
   * @param size how large the candidates are to be
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when it is no model folder, or
   *     one that is not supported
   * @throws IllegalArgumentException when the model makes nothing of that size
   */
  public static Generator open(String reference, String device, int threads, WantedSize size) {
    if (PlaneGenerator.isToy(reference)) {
      return PlaneGenerator.open(reference, size);
    }
    ModelFolder folder = ModelFolder.open(Path.of(reference));
    Opener pipeline = PIPELINES.get(folder.className());
    if (pipeline == null) {
      throw folder
          .config()
          .problem(
              "_class_name",
              "%s is not supported, only %s".formatted(folder.className(), PIPELINES.keySet()));
    }
    Torch.start(threads);
    Torch.checkDevice(device);
    return pipeline.open(folder, device, size);
  }
}
