package studio.evosearch.engine.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lies in a folder. */
final class Folders {
  private Folders() {}

  /** The entries of a folder that are asked for, by name; none when there is no such folder. */
  static List<Path> entries(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new CheckpointException(folder, "", "cannot be listed: " + e, e);
    }
  }
}
