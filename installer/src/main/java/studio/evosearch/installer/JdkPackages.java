package studio.evosearch.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The .msi and .dmg, by jpackage from the app image. */
record JdkPackages(AppImage image, Path packages) {
  /** Windows knows a newer version of the same program by this. */
  private static final String UPGRADE = "6b0f5a2e-7a3c-4f0e-9a55-6d1c6e0c51d7";

  void msi() throws IOException {
    jpackage(
        "msi",
        "--win-menu",
        "--win-menu-group",
        "EvoSearch Studio",
        "--win-dir-chooser",
        "--file-associations",
        FileType.PACK.properties(image.work()).toString(),
        "--win-upgrade-uuid",
        UPGRADE);
  }

  /** Signs the image anew, since the start-up cache came into it after jpackage had sealed it. */
  void dmg() throws IOException {
    String identity = System.getenv().getOrDefault("MACOS_SIGNING_IDENTITY", "");
    if (identity.isEmpty()) {
      Tools.run(Map.of(), "codesign", "--force", "--deep", "--sign", "-", image.folder());
      jpackage("dmg");
    } else {
      String[] sign = {"--mac-sign", "--mac-signing-key-user-name", identity};
      List<String> arguments =
          new ArrayList<>(List.of("--type", "app-image", "--app-image", image.folder().toString()));
      arguments.addAll(List.of(sign));
      Tools.jdk("jpackage", arguments);
      jpackage("dmg", sign);
    }
  }

  private void jpackage(String type, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--type",
                type,
                "--app-image",
                image.folder().toString(),
                "--name",
                AppImage.NAME,
                "--app-version",
                image.packageVersion(),
                "--vendor",
                "EvoSearch Studio",
                "--dest",
                packages.toString()));
    arguments.addAll(List.of(more));
    Tools.jdk("jpackage", arguments);
  }
}
