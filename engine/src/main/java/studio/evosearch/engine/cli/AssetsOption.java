package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.evosearch.engine.checkpoint.Assets;

/** A mixin for commands that use what ships with the program: bundled models and rewards. */
final class AssetsOption {
  @Option(
      names = "--assets",
      paramLabel = "FOLDER",
      description = "The folder of bundled models and rewards; found by itself when not given.")
  private @Nullable Path given;

  /** The assets, as {@link Assets#find} finds them. */
  Optional<Assets> find() {
    return Assets.find(Optional.ofNullable(given));
  }
}
