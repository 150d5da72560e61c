package studio.evosearch.engine.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a person names a model folder and the parts to take from elsewhere: {@code FOLDER}, or {@code
 * FOLDER#vae=OTHER}, with one more {@code #part=FOLDER} for each further part. A bundled model is
 * named as {@link Assets#model} finds it.
 *
 * @param folder the model's
 * @param parts folders of single models by the part they play; sorted
 */
public record ModelReference(Path folder, Map<String, Path> parts) {
  public ModelReference {
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
  }

  /** What a text names. */
  public static ModelReference parse(String text) {
    List<String> pieces = List.of(text.split("#(?=\\w+=)", -1));
    Map<String, Path> parts = new TreeMap<>();
    for (String piece : pieces.subList(1, pieces.size())) {
      int equals = piece.indexOf('=');
      parts.put(piece.substring(0, equals), Path.of(piece.substring(equals + 1)));
    }
    return new ModelReference(Assets.model(pieces.getFirst()), parts);
  }

  /** The same with parts taken from elsewhere, besides those that are already. */
  public ModelReference with(Map<String, Path> more) {
    Map<String, Path> all = new TreeMap<>(parts);
    all.putAll(more);
    return new ModelReference(folder, all);
  }

  /** The same with these parts as the model's own. */
  public ModelReference without(Set<String> some) {
    Map<String, Path> all = new TreeMap<>(parts);
    all.keySet().removeAll(some);
    return new ModelReference(folder, all);
  }

  /** The same with absolute paths, which need not exist. */
  public ModelReference absolute() {
    Map<String, Path> all = new TreeMap<>();
    parts.forEach((part, path) -> all.put(part, absolute(path)));
    return new ModelReference(absolute(folder), all);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /**
   * Opens the folder.
   *
   * @throws CheckpointException when it or one of the parts cannot be opened
   */
  public ModelFolder open() {
    if (!Files.isDirectory(folder)) {
      throw new CheckpointException(
          folder,
          "",
          "is not a folder, and no bundled model is named so: there are %s"
              .formatted(String.join(", ", Assets.modelNames())));
    }
    ModelFolder opened = ModelFolder.open(folder);
    for (Map.Entry<String, Path> part : parts.entrySet()) {
      opened = opened.with(part.getKey(), part.getValue());
    }
    return opened;
  }

  /** What {@link #parse} reads. */
  @Override
  public String toString() {
    return parts.entrySet().stream()
        .map(part -> "#" + part.getKey() + "=" + part.getValue())
        .collect(Collectors.joining("", folder.toString(), ""));
  }
}
