package studio.evosearch.engine.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file is no suite of prompts; the message says which file, where, what was expected. */
public final class BadSuiteException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  BadSuiteException(Path file, String where, String problem) {
    this(file, where, problem, null);
  }

  /**
   * @param where a line's number or a JSON field; empty when it is the file as a whole
   */
  BadSuiteException(Path file, String where, String problem, @Nullable Throwable cause) {
    super(file + (where.isEmpty() ? "" : ":" + where) + ": " + problem, cause);
  }
}
