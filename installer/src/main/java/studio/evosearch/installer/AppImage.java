package studio.evosearch.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program with a Java runtime of its own, started by two launchers; needs no installing. */
record AppImage(Target target, Path work, String version) {
  static final String NAME = "evosearch-studio";

  /**
   * What the program and its libraries use, by jdeps; the last for texts in the three languages.
   */
  private static final String MODULES =
      "java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,"
          + "java.xml,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs,jdk.localedata";

  private static final List<String> JAVA_OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "-Devosearch.assets=$APPDIR/assets",
          "-DENGINE_CACHE_DIR=$APPDIR/native",
          "-DRUST_LIBRARY_PATH=$APPDIR/native/" + System.mapLibraryName("tokenizers"),
          "-Dorg.sqlite.lib.path=$APPDIR/native",
          "-Djna.boot.library.path=$APPDIR/native",
          "-Djava.library.path=$APPDIR/native");

  /** Links the runtime. It keeps its own {@code java}, which writes the start-up cache. */
  void runtime() throws IOException {
    Tools.fresh(runtimeFolder());
    Files.delete(runtimeFolder());
    Tools.jdk(
        "jlink",
        List.of(
            "--add-modules",
            MODULES,
            "--include-locales=en,zh,ja",
            "--strip-debug",
            "--no-man-pages",
            "--no-header-files",
            "--output",
            runtimeFolder().toString()));
  }

  /** Puts the image together from the runtime and the input's jars and files. */
  void make(Path input, Path icon) throws IOException {
    Tools.fresh(work.resolve("image"));
    // Of the same main jar, so that both have the same class path and one start-up cache.
    String jar = "app-" + version + ".jar";
    Path commandLine = work.resolve("evosearch.properties");
    Files.writeString(
        commandLine,
        "main-jar=%s%nmain-class=studio.evosearch.engine.cli.Main%nwin-console=true%n"
            .formatted(jar));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--type",
                "app-image",
                "--name",
                NAME,
                "--app-version",
                packageVersion(),
                "--vendor",
                "EvoSearch Studio",
                "--description",
                "Evolutionary test-time search over diffusion and flow models",
                "--copyright",
                "Apache-2.0",
                "--dest",
                work.resolve("image").toString(),
                "--input",
                input.toString(),
                "--runtime-image",
                runtimeFolder().toString(),
                "--main-jar",
                jar,
                "--main-class",
                "studio.evosearch.app.shell.Launcher",
                "--add-launcher",
                "evosearch=" + commandLine,
                "--icon",
                icon.toString()));
    JAVA_OPTIONS.forEach(option -> arguments.addAll(List.of("--java-options", option)));
    Tools.jdk("jpackage", arguments);
  }

  /** macOS refuses versions that begin with zero; there, 0.1.0 is 1.0.1.0 to the system alone. */
  String packageVersion() {
    boolean refused = target.os() == Target.Os.MACOS && version.startsWith("0.");
    return refused ? "1." + version.substring(2) : version;
  }

  Path folder() {
    return work.resolve("image").resolve(target.os() == Target.Os.MACOS ? NAME + ".app" : NAME);
  }

  /** Where the jars are, {@code $APPDIR} of the launchers. */
  Path app() {
    return folder()
        .resolve(
            switch (target.os()) {
              case LINUX -> "lib/app";
              case WINDOWS -> "app";
              case MACOS -> "Contents/app";
            });
  }

  Path launcher(String name) {
    return folder()
        .resolve(
            switch (target.os()) {
              case LINUX -> "bin/" + name;
              case WINDOWS -> name + ".exe";
              case MACOS -> "Contents/MacOS/" + name;
            });
  }

  Path runtimeFolder() {
    return work.resolve("runtime");
  }
}
