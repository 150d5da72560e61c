package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run's candidates look like: {@code ID.png} each, of a video its still, and {@code ID.mp4}
 * where it is a video.
 *
 * @param folder {@code media} in the run's
 */
record Media(Path folder) {
  Path picture(long id) {
    return folder.resolve("%06d.png".formatted(id));
  }

  /** Empty for a picture. */
  Optional<Path> video(long id) {
    return Optional.of(mp4(id)).filter(Files::isRegularFile);
  }

  private Path mp4(long id) {
    return folder.resolve("%06d.mp4".formatted(id));
  }

  byte[] png(long id) {
    try {
      return Files.readAllBytes(picture(id));
    } catch (IOException e) {
      throw new RunException(picture(id) + ": cannot be read", e);
    }
  }

  /** The files of a generation, all synced at the same time. */
  void write(Commit commit) throws IOException {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    commit.pictures().forEach((id, png) -> files.put(picture(id), png));
    commit.videos().forEach((id, mp4) -> files.put(mp4(id), mp4));
    DurableFile.writeAll(files);
  }
}
