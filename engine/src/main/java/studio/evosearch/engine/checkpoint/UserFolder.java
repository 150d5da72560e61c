package studio.evosearch.engine.checkpoint;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the program keeps what a person chose. */
public final class UserFolder {
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

  private static Optional<Path> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty()).map(Path::of);
  }
}
