package studio.evosearch.installer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** How large the packages are and what of, and their checksums. */
record Sizes(AppImage image, Path packages) {
  /** Of all files in a folder, or of one. */
  static long bytes(Path folder) throws IOException {
    long sum = 0;
    for (Path file : Tools.tree(folder)) {
      sum += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
    }
    return sum;
  }

  /** Writes {@code SHA256SUMS} and {@code SIZES.txt} beside the packages, and says the sizes. */
  void write() throws IOException {
    StringBuilder sums = new StringBuilder();
    StringBuilder sizes = new StringBuilder();
    for (Path file : files()) {
      sums.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
      line(sizes, file.getFileName().toString(), Files.size(file));
    }
    line(sizes, "installed", bytes(image.folder()));
    Path app = image.app();
    line(sizes, "  libtorch and other natives", bytes(app.resolve("native")));
    line(sizes, "  models, rewards, prompts", bytes(app.resolve("assets")));
    line(sizes, "  start-up cache", bytes(app.resolve(StartCache.FILE)));
    try (Stream<Path> files = Files.list(app)) {
      long jars = 0;
      for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
        jars += Files.size(jar);
      }
      line(sizes, "  jars", jars);
    }
    line(sizes, "  Java runtime", bytes(image.runtimeFolder()));
    Files.writeString(packages.resolve("SHA256SUMS"), sums);
    Files.writeString(packages.resolve("SIZES.txt"), sizes);
    System.out.print(sizes);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(packages)) {
      return files.filter(f -> f.toString().matches(".*\\.(deb|rpm|msi|dmg)")).sorted().toList();
    }
  }

  private static void line(StringBuilder text, String name, long bytes) {
    text.append("%-44s %7.1f MB%n".formatted(name, bytes / 1e6));
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
