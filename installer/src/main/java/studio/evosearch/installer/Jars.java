package studio.evosearch.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;

/**
 * The jars of the program, and a folder of the same without the native libraries in them, so that
 * none can be unpacked into a home folder.
 */
record Jars(Path from) {
  /**
   * Even, since some packages keep times to two seconds; the start-up cache asks for equal ones.
   */
  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** The one jar whose name begins so, followed by its version. */
  Path named(String artifact) throws IOException {
    return all().stream()
        .filter(jar -> jar.getFileName().toString().matches(artifact + "-\\d.*"))
        .findFirst()
        .orElseThrow(() -> new IOException("no jar " + artifact + " in " + from));
  }

  /** What a properties file in a jar says. */
  String property(String artifact, String file, String key) throws IOException {
    try (JarFile jar = new JarFile(named(artifact).toFile());
        InputStream in = jar.getInputStream(jar.getEntry(file))) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty(key);
    }
  }

  /** Writes every jar without natives to {@code to}, and this system's natives to their places. */
  void split(Path to, NativePlaces places, Path natives) throws IOException {
    for (Path jar : all()) {
      Path slim = to.resolve(jar.getFileName());
      try (JarFile whole = new JarFile(jar.toFile());
          ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(slim))) {
        for (Enumeration<JarEntry> e = whole.entries(); e.hasMoreElements(); ) {
          copy(whole, e.nextElement(), out, places, natives);
        }
      }
      Files.setLastModifiedTime(slim, TIME);
    }
  }

  private static void copy(
      JarFile whole, JarEntry entry, ZipOutputStream out, NativePlaces places, Path natives)
      throws IOException {
    try (InputStream in = whole.getInputStream(entry)) {
      if (!NativePlaces.isNative(entry.getName())) {
        JarEntry copied = new JarEntry(entry.getName());
        copied.setLastModifiedTime(TIME);
        out.putNextEntry(copied);
        in.transferTo(out);
        return;
      }
      Optional<Path> place = places.of(entry.getName()).map(natives::resolve);
      if (place.isPresent()) {
        Files.createDirectories(place.get().getParent());
        Files.copy(in, place.get());
      }
    }
  }
}
