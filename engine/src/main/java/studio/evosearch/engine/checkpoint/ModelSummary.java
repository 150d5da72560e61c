package studio.evosearch.engine.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a model folder is, for lists of models.
 *
 * @param path the folder of its files
 * @param licence as its card names it
 * @param studio what its {@code studio.json} says
 */
public record ModelSummary(
    String name,
    Path path,
    String className,
    List<Part> parts,
    Optional<String> licence,
    StudioFile studio) {
  /**
   * One component.
   *
   * @param parameters number of values in its weights; 0 for parts that have none
   * @param bytes size of its weights
   * @param dtypes element types of its weights
   */
  public record Part(
      String name, String className, long parameters, long bytes, Set<DType> dtypes) {
    public Part {
      dtypes = Set.copyOf(dtypes);
    }

    static Part of(Component component) {
      EnumSet<DType> dtypes = EnumSet.noneOf(DType.class);
      component
          .weights()
          .ifPresent(weights -> weights.tensors().values().forEach(t -> dtypes.add(t.dtype())));
      return new Part(
          component.name(),
          component.className(),
          component.weights().map(Weights::parameters).orElse(0L),
          component.weights().map(Weights::bytes).orElse(0L),
          dtypes);
    }
  }

  public ModelSummary {
    parts = List.copyOf(parts);
  }

  /**
   * Opens every component of a folder and sums it up.
   *
   * @throws CheckpointException when one of them cannot be opened
   */
  public static ModelSummary of(Path folder) {
    ModelFolder model = ModelFolder.open(folder);
    List<Part> parts = new ArrayList<>();
    for (String component : model.components()) {
      parts.add(Part.of(model.component(component)));
    }
    return new ModelSummary(
        model.name(),
        model.path(),
        model.className(),
        parts,
        ModelCard.licence(model.path()),
        StudioFile.of(model.path()));
  }

  /** Number of values in all weights. */
  public long parameters() {
    return parts.stream().mapToLong(Part::parameters).sum();
  }

  /** Size of all weights. */
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }

  /** Element types of all weights, in the order of {@link DType}. */
  public Set<DType> dtypes() {
    EnumSet<DType> all = EnumSet.noneOf(DType.class);
    parts.forEach(part -> all.addAll(part.dtypes()));
    return all;
  }
}
