package studio.evosearch.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The licences of every part, in one folder of the package.
 *
 * @param texts has {@code parts.txt} and the texts it names
 * @param own the program's own licence, Apache-2.0
 */
record Licences(Path texts, Path own) {
  private static final Pattern NOTICE =
      Pattern.compile("META-INF/(.*/)?[^/]*(LICENSE|NOTICE|AL2.0|LGPL2.1)[^/]*");

  private static final String HEAD =
      """
      What is inside, under which licences
      ====================================

      The Java runtime is OpenJDK, GPL-2.0 with the Classpath exception; the licences of its parts are in
      its folder legal. On Linux libtorch brings GNU's OpenMP runtime, libgomp: GPL-3.0 with the GCC
      Runtime Library Exception, whose texts are here. The jars:

      """;

  /**
   * Collects them.
   *
   * @throws IOException when a jar is not in the list of parts
   */
  void collect(Jars jars, Path to) throws IOException {
    Tools.copy(texts, to);
    Files.delete(to.resolve("parts.txt"));
    Files.copy(own, to.resolve("Apache-2.0.txt"));
    Map<String, String> parts = parts();
    List<String> lines = new ArrayList<>();
    for (Path jar : jars.all()) {
      String file = jar.getFileName().toString();
      String name = file.replaceFirst("-\\d.*", "");
      String licence = parts.get(name);
      if (licence == null) {
        throw new IOException("no licence is known for " + file + ": add it to parts.txt");
      }
      lines.add("%-48s %s".formatted(file, licence));
      extract(jar, to.resolve(name));
    }
    Files.writeString(to.resolve("README.txt"), HEAD + String.join("\n", lines) + "\n");
  }

  private Map<String, String> parts() throws IOException {
    Map<String, String> parts = new HashMap<>();
    for (String line : Files.readAllLines(texts.resolve("parts.txt"))) {
      if (!line.startsWith("#")) {
        String[] words = line.split(" \\| ");
        Arrays.stream(words[0].split(", "))
            .forEach(name -> parts.put(name, words[1] + "; see " + words[2]));
      }
    }
    return parts;
  }

  /** What a jar itself says of its licence and authors. */
  private static void extract(Path jar, Path to) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(Licences::isNotice).toList()) {
        Files.createDirectories(to);
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, to.resolve(Path.of(entry.getName()).getFileName().toString()));
        }
      }
    }
  }

  private static boolean isNotice(JarEntry entry) {
    return !entry.isDirectory() && NOTICE.matcher(entry.getName()).matches();
  }
}
