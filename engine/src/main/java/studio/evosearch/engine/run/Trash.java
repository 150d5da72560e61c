package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs that were thrown away, each in a folder of its own so that names never clash: {@code
 * .trash/NUMBER/NAME.evorun}. That folder's time of change says since when.
 */
final class Trash {
  static final String NAME = ".trash";

  private final Path library;
  private final Path folder;

  Trash(Path library) {
    this.library = library;
    this.folder = library.resolve(NAME);
  }

  Trashed take(Path run) throws IOException {
    Files.createDirectories(folder);
    Path holder = Files.createTempDirectory(folder, "");
    Path target = holder.resolve(run.getFileName());
    boolean moved = false;
    try {
      Files.move(run, target, StandardCopyOption.ATOMIC_MOVE);
      moved = true;
      return trashed(target);
    } finally {
      if (!moved) {
        Files.delete(holder);
      }
    }
  }

  Path restore(Trashed trashed) throws IOException {
    if (!list().contains(trashed)) {
      throw new BadRunException(trashed.folder() + ": is not in the trash any more");
    }
    Path target = RunFolders.free(library.resolve(trashed.name()));
    Files.move(trashed.folder(), target, StandardCopyOption.ATOMIC_MOVE);
    Deletion.of(trashed.folder().resolveSibling(""));
    return target;
  }

  /** What lies in it, the latest first. */
  List<Trashed> list() throws IOException {
    List<Trashed> all = new ArrayList<>();
    for (Path holder : entries(folder)) {
      for (Path run : entries(holder)) {
        all.add(trashed(run));
      }
    }
    all.sort(Comparator.comparing(Trashed::since).reversed());
    return all;
  }

  void empty() throws IOException {
    if (Files.isDirectory(folder)) {
      Deletion.of(folder);
    }
  }

  private static Trashed trashed(Path run) throws IOException {
    Path holder = run.resolveSibling("");
    return new Trashed(run, Files.getLastModifiedTime(holder).toInstant());
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).toList();
    }
  }
}
