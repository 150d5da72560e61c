package studio.evosearch.engine.checkpoint;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A checkpoint cannot be opened; the message says which file, which field, what was expected. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Path file;
  private final String field;

  /**
   * @param field the config field or tensor at fault; empty when it is the file as a whole
   * @param problem what was expected and what was found
   */
  public CheckpointException(Path file, String field, String problem) {
    this(file, field, problem, null);
  }

  public CheckpointException(Path file, String field, String problem, @Nullable Throwable cause) {
    super(file + ": " + (field.isEmpty() ? "" : field + ": ") + problem, cause);
    this.file = file;
    this.field = field;
  }

  /** The whole sentence: file, field, what was expected and what was found. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The file or folder at fault. */
  public Path file() {
    return file;
  }

  /** The config field or tensor at fault; empty when it is the file as a whole. */
  public String field() {
    return field;
  }
}
