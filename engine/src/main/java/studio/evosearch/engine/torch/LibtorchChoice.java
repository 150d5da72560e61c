package studio.evosearch.engine.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.checkpoint.UserFolder;

/**
 * The libtorch a person chose instead of the one that ships with the program: a line in a file,
 * which the studio and the command line share. It applies to processes that start later, since a
 * process loads one libtorch only.
 */
public record LibtorchChoice(Path file) {
  private static final Logger LOG = LoggerFactory.getLogger(LibtorchChoice.class);

  /** The choice of the person whose process this is. */
  public static LibtorchChoice here() {
    return new LibtorchChoice(UserFolder.here().resolve("libtorch.txt"));
  }

  /** The folder chosen; empty for the libtorch that ships with the program. */
  public Optional<Path> folder() {
    try {
      return Files.exists(file)
          ? Optional.of(Path.of(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new TorchException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Keeps a choice.
   *
   * @throws TorchException when it cannot be written
   */
  public void keep(Optional<LibtorchFolder> chosen) {
    try {
      if (chosen.isPresent()) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, chosen.get().lib() + "\n");
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new TorchException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Makes DJL load what was chosen. Where that is gone, the libtorch of the program serves, and the
   * log says so; where the environment names a libtorch, that one is loaded.
   */
  void apply() {
    if (System.getenv("PYTORCH_LIBRARY_PATH") != null
        || System.getProperty("PYTORCH_LIBRARY_PATH") != null) {
      return;
    }
    try {
      folder().map(LibtorchFolder::of).ifPresent(f -> f.properties().forEach(System::setProperty));
    } catch (TorchException e) {
      LOG.warn("the libtorch that ships with the program is used: {}", e.getMessage());
    }
  }
}
