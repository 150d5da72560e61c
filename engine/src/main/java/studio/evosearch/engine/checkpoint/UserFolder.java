package studio.evosearch.engine.checkpoint;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the program keeps what a person chose, and what they made with it. */
public final class UserFolder {
  /** The file of the studio's preferences in it. */
  public static final String PREFERENCES = "preferences.json";

  private UserFolder() {}

  /** Of the person whose process this is. */
  public static Path here() {
    return of(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  /** Where a system keeps such files: its own place on Windows and macOS, else XDG's. */
  public static Path of(Map<String, String> environment, String system, Path home) {
    Path folder;
    if (system.startsWith("Windows")) {
      folder = set(environment, "APPDATA").orElse(home.resolve("AppData").resolve("Roaming"));
    } else if (system.startsWith("Mac")) {
      folder = home.resolve("Library").resolve("Application Support");
    } else {
      folder = set(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
    }
    return folder.resolve("evosearch-studio");
  }

  /** The library's folder where a person prefers no other. */
  public static Path usualLibrary(Path home) {
    return home.resolve("EvoSearch");
  }

  /**
   * The library's folder as the person of this process prefers it in the studio; the usual one
   * where no preferences can be read, as the studio does it.
   */
  public static Path library() {
    Path usual = usualLibrary(Path.of(System.getProperty("user.home")));
    Path preferences = here().resolve(PREFERENCES);
    if (!Files.exists(preferences)) {
      return usual;
    }
    try {
      String preferred = Config.read(preferences).text("runs", usual.toString());
      return preferred.startsWith("file:") ? Path.of(URI.create(preferred)) : Path.of(preferred);
    } catch (CheckpointException | IllegalArgumentException e) {
      return usual;
    }
  }

  private static Optional<Path> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty()).map(Path::of);
  }
}
