package studio.evosearch.engine.checkpoint;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What ships with the program: models, reward models and lists of prompts.
 *
 * @param folder the folder that holds {@code models}, {@code rewards} and {@code prompts}
 */
public record Assets(Path folder) {
  /**
   * Names the folder where the program is installed: classes out of a start-up cache do not know
   * where they lie once the program was moved.
   */
  private static final String PROPERTY = "evosearch.assets";

  /** A plain name, or where a bundled one lies on another machine, as a shared run names it. */
  private static final Pattern BUNDLED =
      Pattern.compile("(?:.*[/\\\\]assets[/\\\\](?:models|rewards)[/\\\\])?([^/\\\\]+)");

  /**
   * Finds the assets: at the folder given, else where the program was installed, else in the
   * nearest {@code assets} beside or above the program's own files, else beside or above the
   * current folder.
   *
   * @throws CheckpointException when the one given is no such folder
   */
  public static Optional<Assets> find(Optional<Path> given) {
    if (given.isPresent() && !isAssets(given.get())) {
      throw new CheckpointException(given.get(), "", "is not an assets folder: it has no models");
    }
    return given
        .or(() -> Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of))
        .or(() -> program().flatMap(Assets::above))
        .or(() -> above(Path.of("")))
        .map(Assets::new);
  }

  /**
   * The folder of a model: the one at that path where there is one, else the bundled model of that
   * name, were it in another machine's assets; a path at which there is nothing stays as it is.
   */
  public static Path model(String reference) {
    return named(reference, Assets::models);
  }

  /** The folder of a reward, in the same way. */
  public static Path reward(String reference) {
    return named(reference, Assets::rewards);
  }

  private static Path named(String reference, Function<Assets, List<Path>> bundled) {
    Path path = Path.of(reference);
    Matcher name = BUNDLED.matcher(reference);
    if (Files.isDirectory(path) || !name.matches()) {
      return path;
    }
    return find(Optional.empty()).stream()
        .flatMap(assets -> bundled.apply(assets).stream())
        .filter(folder -> folder.endsWith(name.group(1)))
        .findFirst()
        .orElse(path);
  }

  /** The names that {@link #model} knows. */
  public static List<String> modelNames() {
    return names(Assets::models);
  }

  /** The names that {@link #reward} knows. */
  public static List<String> rewardNames() {
    return names(Assets::rewards);
  }

  private static List<String> names(Function<Assets, List<Path>> bundled) {
    return find(Optional.empty()).stream()
        .flatMap(assets -> bundled.apply(assets).stream())
        .map(folder -> String.valueOf(folder.getFileName()))
        .toList();
  }

  /** The bundled models' folders, by name. */
  public List<Path> models() {
    return Folders.entries(folder.resolve("models"), Files::isDirectory);
  }

  /** The bundled reward models' folders, by name. */
  public List<Path> rewards() {
    return Folders.entries(folder.resolve("rewards"), Files::isDirectory);
  }

  /** Suites of prompts ({@code .txt}, {@code .csv}, {@code .json}), by name. */
  public List<Path> prompts() {
    return Folders.entries(
        folder.resolve("prompts"), file -> file.toString().matches(".*\\.(txt|csv|json)"));
  }

  private static Optional<Path> program() {
    try {
      return Optional.of(
          Path.of(Assets.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> above(Path start) {
    return Stream.iterate(start.toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("assets"))
        .filter(Assets::isAssets)
        .findFirst();
  }

  private static boolean isAssets(Path folder) {
    return Files.isDirectory(folder.resolve("models"));
  }
}
