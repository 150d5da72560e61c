package studio.evosearch.engine.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import studio.evosearch.engine.checkpoint.ByteProgress;
import studio.evosearch.engine.checkpoint.Sha256;

/** Small folders to pack, and packs that nobody should unpack. */
final class Samples {
  static final ByteProgress NOBODY = (done, all) -> {};

  private Samples() {}

  /** A folder in the layout of a model of one network, of a few hundred bytes. */
  static Path model(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("tokenizer"));
    Files.writeString(folder.resolve("config.json"), "{\"_class_name\": \"AutoencoderTiny\"}");
    Files.writeString(folder.resolve("tokenizer").resolve("vocab.json"), "{\"a\": 1}");
    Files.write(folder.resolve("model.safetensors"), new byte[300]);
    return folder;
  }

  /** Every file of a folder by its name. */
  static SortedMap<String, String> files(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString().replace('\\', '/'),
            Sha256.of(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  /** What lies in a folder, and nothing below that. */
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** A pack that may be as wrong as a test wants it. */
  static final class Forged {
    final Map<String, String> files = new LinkedHashMap<>();
    final Map<String, Long> sizes = new LinkedHashMap<>();
    final List<String> more = new ArrayList<>();
    String kind = "model";
    String name = "forged";
    int format = 1;

    Forged() {
      file("config.json", "{\"_class_name\": \"AutoencoderTiny\"}");
    }

    Forged file(String entry, String content) {
      files.put(entry, content);
      sizes.put(entry, (long) content.length());
      return this;
    }

    Path write(Path pack) throws IOException {
      StringBuilder list = new StringBuilder();
      sizes.forEach((entry, size) ->
          list.append(
              "%s\"%s\": %d"
                  .formatted(
                      list.isEmpty() ? "" : ", ",
                      entry.replace("\\", "\\\\").replace("\u0007", "\\u0007"),
                      size)));
      String json =
          "{\"format\": %d, \"kind\": \"%s\", \"name\": \"%s\", \"files\": {%s}}"
              .formatted(format, kind, name, list);
      SortedMap<String, String> sums = new TreeMap<>();
      sums.put(Manifest.FILE, Sha256.of(bytes(json)));
      files.forEach((entry, content) -> sums.put(entry, Sha256.of(bytes(content))));
      sums.keySet().removeAll(more);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        put(zip, Manifest.FILE, bytes(json));
        put(zip, Sums.FILE, Sums.text(sums));
        for (Map.Entry<String, String> file : files.entrySet()) {
          put(zip, file.getKey(), bytes(file.getValue()));
        }
      }
      return Files.write(pack, out.toByteArray());
    }

    private static void put(ZipOutputStream zip, String entry, byte[] content) throws IOException {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Replaces bytes by as many others, wherever they are. */
  static void replace(Path file, String old, String other) throws IOException {
    String all = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertEquals(old.length(), other.length());
    Files.writeString(file, all.replace(old, other), StandardCharsets.ISO_8859_1);
  }
}
