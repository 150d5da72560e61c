package studio.evosearch.app.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import studio.evosearch.engine.checkpoint.ModelEntry;
import studio.evosearch.engine.checkpoint.ModelSummary;
import studio.evosearch.engine.checkpoint.StudioFile;
import studio.evosearch.engine.model.Generators;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.run.References;

/**
 * A model to choose.
 *
 * @param reference as a spec names it
 * @param name for people
 * @param place where it is from; empty for a toy, which needs no files
 * @param files the folder of its files and card; empty for a toy, and while it is not known
 * @param bytes the size of its weights
 * @param problem why it cannot make pictures here
 * @param studio what its maker recommends
 */
record ModelChoice(
    String reference,
    String name,
    Optional<ModelEntry.Place> place,
    Optional<Path> files,
    Optional<String> licence,
    long bytes,
    Optional<String> problem,
    StudioFile studio) {
  private static final StudioFile SAYS_NOTHING =
      new StudioFile(
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalDouble.empty(),
          Optional.empty());

  /**
   * A model that was found.
   *
   * @param unsupported says why a model of a class that makes no pictures cannot be chosen
   */
  static ModelChoice of(ModelEntry entry, UnaryOperator<String> unsupported) {
    boolean usable = entry.refused() || Generators.supported(entry.className());
    return new ModelChoice(
        References.model(entry.folder().toString()),
        entry.name(),
        Optional.of(entry.place()),
        entry.summary().map(ModelSummary::path),
        entry.licence(),
        entry.bytes(),
        usable ? entry.problem() : Optional.of(unsupported.apply(entry.className())),
        entry.summary().map(ModelSummary::studio).orElse(SAYS_NOTHING));
  }

  /** A model of which nothing but its reference is known yet: a toy, or a folder. */
  static ModelChoice unread(String reference) {
    return unread(
        reference,
        PlaneGenerator.isToy(reference) ? Optional.empty() : Optional.of(ModelEntry.Place.FOLDER));
  }

  /** One that ships with the program, of which nothing but its folder is known yet. */
  static ModelChoice bundled(Path folder) {
    return unread(References.model(folder.toString()), Optional.of(ModelEntry.Place.BUNDLED));
  }

  private static ModelChoice unread(String reference, Optional<ModelEntry.Place> place) {
    return new ModelChoice(
        reference,
        References.name(reference),
        place,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        SAYS_NOTHING);
  }

  static List<ModelChoice> toys() {
    return PlaneGenerator.NAMES.stream().map(ModelChoice::unread).toList();
  }

  boolean toy() {
    return PlaneGenerator.isToy(reference);
  }

  boolean usable() {
    return problem.isEmpty();
  }
}
