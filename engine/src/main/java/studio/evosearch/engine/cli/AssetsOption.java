package studio.evosearch.engine.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.evosearch.engine.checkpoint.CheckpointException;

/** A mixin for commands that use what ships with the program: bundled models and rewards. */
final class AssetsOption {
  @Option(
      names = "--assets",
      paramLabel = "FOLDER",
      description = "The folder of bundled models and rewards; found by itself when not given.")
  private @Nullable Path given;

  /**
   * The assets folder: the one given, else the nearest {@code assets} beside or above the program's
   * own files, else beside or above the current folder.
   *
   * @throws CheckpointException when the one given is no such folder
   */
  Optional<Path> folder() {
    if (given != null) {
      if (!isAssets(given)) {
        throw new CheckpointException(given, "", "is not an assets folder: it has no models");
      }
      return Optional.of(given);
    }
    return program().flatMap(AssetsOption::above).or(() -> above(Path.of("")));
  }

  /** The bundled models' folders, by name. */
  List<Path> models() {
    return folder().map(assets -> children(assets.resolve("models"))).orElse(List.of());
  }

  /** The bundled reward models' folders, by name. */
  List<Path> rewards() {
    return folder().map(assets -> children(assets.resolve("rewards"))).orElse(List.of());
  }

  private static Optional<Path> program() {
    try {
      return Optional.of(
          Path.of(AssetsOption.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> above(Path start) {
    return Stream.iterate(start.toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("assets"))
        .filter(AssetsOption::isAssets)
        .findFirst();
  }

  private static boolean isAssets(Path folder) {
    return Files.isDirectory(folder.resolve("models"));
  }

  /** The folders in a folder, by name; none when there is no such folder. */
  static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new CheckpointException(folder, "", "cannot be listed: " + e, e);
    }
  }
}
