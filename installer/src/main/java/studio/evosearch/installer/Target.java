package studio.evosearch.installer;

import java.util.Locale;

/**
 * The machine the installers are made on, which is the kind they are for.
 *
 * @param arm whether it has an ARM processor of 64 bits, else an x86 one
 */
record Target(Os os, boolean arm) {
  enum Os {
    LINUX,
    WINDOWS,
    MACOS
  }

  static Target here() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Os os = name.startsWith("windows") ? Os.WINDOWS : name.startsWith("mac") ? Os.MACOS : Os.LINUX;
    return new Target(os, System.getProperty("os.arch").equals("aarch64"));
  }

  /** As DJL and its libtorch name it. */
  String djl() {
    String system =
        switch (os) {
          case LINUX -> "linux";
          case WINDOWS -> "win";
          case MACOS -> "osx";
        };
    return system + (arm ? "-aarch64" : "-x86_64");
  }

  /** As sqlite-jdbc names it. */
  String sqlite() {
    String system =
        switch (os) {
          case LINUX -> "Linux";
          case WINDOWS -> "Windows";
          case MACOS -> "Mac";
        };
    return system + (arm ? "/aarch64" : "/x86_64");
  }

  /** As JNA names it. */
  String jna() {
    String system =
        switch (os) {
          case LINUX -> "linux";
          case WINDOWS -> "win32";
          case MACOS -> "darwin";
        };
    return system + (arm ? "-aarch64" : "-x86-64");
  }

  /** As the packages' names tell it. */
  String title() {
    return os.name().toLowerCase(Locale.ROOT) + (arm ? "-arm64" : "-x64");
  }
}
