package studio.evosearch.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes the packages of the system it runs on. */
public final class Installers {
  private Installers() {}

  /**
   * Makes them.
   *
   * @param args the project's folder and its version; jars lie in {@code installer/target/jars}
   */
  public static void main(String... args) throws IOException {
    Path project = Path.of(args[0]).toAbsolutePath().normalize();
    Path work = project.resolve("installer").resolve("target");
    Target target = Target.here();
    Jars jars = new Jars(work.resolve("jars"));
    AppImage image = new AppImage(target, work, args[1]);
    Icons icons = new Icons(project.resolve("assets").resolve("icons"));
    Path definitions = project.resolve("installer/src/main");

    Path input = Tools.fresh(work.resolve("input"));
    fill(input, target, jars, project);
    new Licences(definitions.resolve("licences"), project.resolve("LICENSE"))
        .collect(jars, input.resolve("licences"));
    image.runtime();
    image.make(input, icons.of(target, work));
    new StartCache(image).make();

    Path packages = Tools.fresh(work.resolve("packages"));
    switch (target.os()) {
      case LINUX -> {
        LinuxPackages linux =
            new LinuxPackages(image, icons, definitions.resolve("linux"), work, packages);
        linux.lay();
        linux.deb();
        if (Tools.has("rpmbuild")) {
          linux.rpm();
        }
      }
      case WINDOWS -> new JdkPackages(image, packages).msi();
      case MACOS -> new JdkPackages(image, packages).dmg();
    }
    new Sizes(image, packages).write();
  }

  /** Jars, native libraries, and what ships with the program. */
  private static void fill(Path input, Target target, Jars jars, Path project) throws IOException {
    NativePlaces places =
        new NativePlaces(
            target,
            jars.property("pytorch-native-cpu", "native/lib/pytorch.properties", "version"),
            jars.property("pytorch-engine", "pytorch-engine.properties", "djl_version"));
    Path natives = input.resolve("native");
    jars.split(input, places, natives);
    if (target.os() == Target.Os.LINUX && Tools.has("strip")) {
      // A fifth of libtorch is names that only a debugger reads.
      for (Path file : Tools.tree(natives)) {
        if (Files.isRegularFile(file)) {
          Tools.run(Map.of(), "strip", "--strip-unneeded", file);
        }
      }
    }
    for (String part : List.of("models", "rewards", "prompts")) {
      Tools.copy(project.resolve("assets").resolve(part), input.resolve("assets").resolve(part));
    }
  }
}
