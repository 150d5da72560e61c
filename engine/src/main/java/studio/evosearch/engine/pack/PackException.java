package studio.evosearch.engine.pack;

import java.nio.file.Path;
import java.util.Objects;

/** A pack or a folder to be packed is not as it must be; the message says which file and why. */
public final class PackException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PackException(Path file, String problem) {
    super(file + ": " + problem);
  }

  PackException(Path file, String entry, String problem) {
    super(file + ": " + entry + ": " + problem);
  }

  PackException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }

  /** The whole sentence: file, entry, what was expected and what was found. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
