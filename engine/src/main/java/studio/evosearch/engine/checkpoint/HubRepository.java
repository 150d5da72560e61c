package studio.evosearch.engine.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One repository of the Hugging Face cache: {@code models--org--name/{refs,snapshots,blobs}}. */
final class HubRepository {
  private static final String PREFIX = "models--";

  private HubRepository() {}

  static boolean is(Path folder) {
    return fileName(folder).startsWith(PREFIX) && Files.isDirectory(folder.resolve("snapshots"));
  }

  /** The snapshot of a repository folder or of a link to one; any other folder stays as it is. */
  static Path snapshot(Path folder) {
    Path real = real(folder);
    return is(real) ? current(real) : folder.toAbsolutePath().normalize();
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new CheckpointException(folder, "", "cannot be opened; is there such a folder?", e);
    }
  }

  private static Path current(Path folder) {
    Path snapshots = folder.resolve("snapshots");
    Path main = folder.resolve("refs").resolve("main");
    if (Files.exists(main)) {
      String revision = new String(Json.bytes(main), StandardCharsets.UTF_8).strip();
      if (revision.matches("[0-9A-Za-z]+") && Files.isDirectory(snapshots.resolve(revision))) {
        return snapshots.resolve(revision);
      }
    }
    return newest(snapshots)
        .orElseThrow(() -> new CheckpointException(folder, "", "holds no snapshot"));
  }

  private static Optional<Path> newest(Path snapshots) {
    try (Stream<Path> folders = Files.list(snapshots)) {
      List<Path> all = folders.filter(Files::isDirectory).toList();
      return all.stream()
          .max(
              Comparator.<Path>comparingLong(f -> f.toFile().lastModified())
                  .thenComparing(HubRepository::fileName));
    } catch (IOException e) {
      throw new CheckpointException(snapshots, "", "cannot be listed: " + e, e);
    }
  }

  /** {@code org/name} for a repository or a snapshot in one, else the folder's own name. */
  static String name(Path folder) {
    if (fileName(folder).startsWith(PREFIX)) {
      return fileName(folder).substring(PREFIX.length()).replace("--", "/");
    }
    Path snapshots = folder.getParent();
    if (snapshots != null && fileName(snapshots).equals("snapshots")) {
      Path repository = snapshots.getParent();
      if (repository != null && fileName(repository).startsWith(PREFIX)) {
        return name(repository);
      }
    }
    return fileName(folder);
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }
}
