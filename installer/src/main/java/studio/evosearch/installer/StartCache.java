package studio.evosearch.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * What Java remembers from a rehearsal of the real studio, an AOT cache (JEP 483, 514): loaded and
 * linked classes and profiles, so that the window is there sooner.
 */
record StartCache(AppImage image) {
  static final String FILE = "evosearch.aot";

  /** Opens the studio without a screen, lets it make a run of the bundled model, and keeps that. */
  void make() throws IOException {
    Path home = Files.createTempDirectory("evosearch-rehearsal");
    String options =
        "-XX:AOTCacheOutput=%s -Dglass.platform=Headless -Dprism.order=sw -Duser.home=%s"
            .formatted(image.app().resolve(FILE), home);
    Tools.run(
        Map.of("JAVA_TOOL_OPTIONS", options, "XDG_CONFIG_HOME", home.toString()),
        image.launcher(AppImage.NAME),
        "--rehearsal");
    Tools.fresh(home);
    Files.delete(home);
    for (String launcher : List.of(AppImage.NAME, "evosearch")) {
      // The last section of the file is that of Java's options.
      Files.writeString(
          image.app().resolve(launcher + ".cfg"),
          "java-options=-XX:AOTCache=$APPDIR/" + FILE + System.lineSeparator(),
          StandardOpenOption.APPEND);
    }
  }
}
