package studio.evosearch.engine.model;

import java.util.Set;
import java.util.TreeSet;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.ModelReference;
import studio.evosearch.engine.torch.Placement;
import studio.evosearch.engine.torch.Torch;

/** Opens generators: a toy by its name, a model folder by its pipeline's class. */
public final class Generators {
  private Generators() {}

  /**
   * Whether a model folder of this class can be opened as a generator.
   *
   * @param className as {@link ModelFolder#className} gives it
   */
  public static boolean supported(String className) {
    return PipelineKind.supported(className);
  }

  /**
   * Opens a generator.
   *
   * @param reference a model folder as {@link ModelReference} reads it, or a toy's name such as
   *     {@code toy:rings}
   * @param device where and how, as {@link Placement} reads it; of several devices the first
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
    ModelFolder folder = ModelReference.parse(reference).open();
    PipelineKind kind = PipelineKind.of(folder);
    Torch.start(threads);
    Torch.checkDevice(device);
    checkComponents(folder, device);
    return kind.open().apply(new PipelineFolder(folder, device, size));
  }

  /** Refuses a precision for a part that the folder does not have. */
  static void checkComponents(ModelFolder folder, String place) {
    Set<String> strange = new TreeSet<>(Placement.parse(place).components().keySet());
    folder.components().forEach(strange::remove);
    if (!strange.isEmpty()) {
      throw new IllegalArgumentException(
          "a precision for %s, but %s has %s"
              .formatted(strange, folder.path(), folder.components()));
    }
  }
}
