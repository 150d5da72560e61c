package studio.evosearch.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What broke a run, as a person is told: what happened and what to do, without a trace. */
public final class FailureWords {
  private static final String FULL = "the disk is full; make room on it";

  private FailureWords() {}

  /** A failure of any kind, in a sentence without a full stop. */
  static String of(Throwable failure) {
    String message = message(failure);
    return switch (failure) {
      case OutOfMemoryError _ ->
          "there is not enough memory; close other programs or choose a smaller batch";
      case UncheckedIOException e when e.getCause() != null -> storage(e.getCause());
      case IOException e -> storage(e);
      default -> told(failure) ? message : fault(failure, message);
    };
  }

  /** Whether it was thrown to be told: by the engine's own hand, or at its public border. */
  private static boolean told(Throwable failure) {
    boolean own = failure.getClass().getName().startsWith("studio.evosearch.");
    return failure.getMessage() != null && (own || failure instanceof IllegalArgumentException);
  }

  private static String fault(Throwable failure, String message) {
    return "a fault in this program (%s%s); please report it"
        .formatted(failure.getClass().getSimpleName(), message.isEmpty() ? "" : ": " + message);
  }

  /** What files or the database said no to. */
  static String storage(Exception failure) {
    if (diskFull(failure)) {
      return FULL;
    }
    String message = message(failure);
    return switch (failure) {
      case NoSuchFileException _ -> message + " is not there";
      case FileAlreadyExistsException _ -> message + " is there already";
      case AccessDeniedException _ -> "access to " + message + " is denied";
      case SQLiteException e when e.getResultCode().name().startsWith("SQLITE_IOERR") ->
          "the disk did not do as it was told (%s); is it full, or gone?"
              .formatted(e.getResultCode().name());
      default -> message;
    };
  }

  /** Whether there was no room on a disk. */
  public static boolean diskFull(Throwable failure) {
    return switch (failure) {
      case SQLiteException e -> e.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
      // Java has no exception of its own for it: these are the words of Linux, macOS and Windows.
      case IOException e ->
          Stream.of("No space left", "not enough space", "Disk quota exceeded")
              .anyMatch(message(e)::contains);
      default -> false;
    };
  }

  private static String message(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse("");
  }
}
