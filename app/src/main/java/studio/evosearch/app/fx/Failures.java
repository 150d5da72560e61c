package studio.evosearch.app.fx;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import studio.evosearch.engine.run.FailureWords;

/** Failures in words for a person. */
public final class Failures {
  private static final Strings STRINGS = Strings.of(Failures.class);

  private Failures() {}

  /** What happened, one sentence or two, no stack trace. */
  public static String sentence(Throwable failure) {
    Throwable cause = unwrapped(failure);
    String message = Optional.ofNullable(cause.getMessage()).orElse("");
    return switch (cause) {
      case UncheckedIOException e when e.getCause() != null -> sentence(e.getCause());
      case IOException e when FailureWords.diskFull(e) -> STRINGS.text("failure.diskFull", message);
      case NoSuchFileException _, FileNotFoundException _ ->
          STRINGS.text("failure.noSuchFile", message);
      case FileAlreadyExistsException _ -> STRINGS.text("failure.alreadyThere", message);
      case AccessDeniedException _ -> STRINGS.text("failure.denied", message);
      case IOException _ -> STRINGS.text("failure.io", message);
      case OutOfMemoryError _ -> STRINGS.text("failure.memory");
      default -> isFault(cause) ? fault(cause) : message;
    };
  }

  /** That something in this program broke, and what is kept. */
  public static String fault(Throwable failure) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof OutOfMemoryError) {
      return STRINGS.text("failure.memory");
    }
    return STRINGS.text(
        "failure.fault",
        cause.getClass().getSimpleName(),
        Optional.ofNullable(cause.getMessage()).orElse(""));
  }

  /** Whether it is a fault of this program rather than of what it was given. */
  public static boolean isFault(Throwable failure) {
    Throwable cause = unwrapped(failure);
    boolean own = cause.getClass().getName().startsWith("studio.evosearch.");
    boolean told =
        own
            || cause instanceof IOException
            || cause instanceof UncheckedIOException
            || cause instanceof IllegalArgumentException
            || cause instanceof OutOfMemoryError;
    boolean speechless = cause.getMessage() == null && !(cause instanceof OutOfMemoryError);
    return !told || speechless;
  }

  /** All of it, for a report. */
  public static String detail(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapper && cause != null ? unwrapped(cause) : failure;
  }
}
