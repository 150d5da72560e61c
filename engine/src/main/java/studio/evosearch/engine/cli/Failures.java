package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ExitCode;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.pack.PackException;
import studio.evosearch.engine.reward.RewardException;
import studio.evosearch.engine.reward.UntrustedRewardException;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.script.LayoutException;
import studio.evosearch.engine.torch.TorchException;

/** What a person is told of a failure, and the exit code it has. */
final class Failures {
  /** What a person gave is at fault: another file or value would do. */
  private static final List<Class<? extends Exception>> BAD_INPUT =
      List.of(
          CheckpointException.class,
          LayoutException.class,
          BadRunException.class,
          PackException.class,
          UntrustedRewardException.class,
          IllegalArgumentException.class);

  /** The input was understood and something else went wrong. */
  private static final List<Class<? extends Exception>> FAILED =
      List.of(
          TorchException.class,
          RewardException.class,
          RunException.class,
          IOException.class,
          UncheckedIOException.class);

  private Failures() {}

  static int exitCode(Exception failure) {
    return isOneOf(BAD_INPUT, failure) ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  /** One line for a known kind of failure; anything else is a fault of this program and says so. */
  static String sentence(Exception failure) {
    String message =
        Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
    if (isOneOf(BAD_INPUT, failure)) {
      return message;
    }
    if (isOneOf(FAILED, failure)) {
      return switch (failure) {
        case UncheckedIOException e -> sentence(Optional.ofNullable(e.getCause()).orElseThrow());
        case NoSuchFileException _ -> message + ": does not exist";
        case FileAlreadyExistsException _ -> message + ": is there already";
        case AccessDeniedException _ -> message + ": access is denied";
        default -> message;
      };
    }
    if (failure instanceof CancellationException) {
      return "stopped";
    }
    return "a fault in this program: %s: %s (--stacktrace shows where)"
        .formatted(failure.getClass().getSimpleName(), message);
  }

  private static boolean isOneOf(List<Class<? extends Exception>> kinds, Exception failure) {
    return kinds.stream().anyMatch(kind -> kind.isInstance(failure));
  }
}
