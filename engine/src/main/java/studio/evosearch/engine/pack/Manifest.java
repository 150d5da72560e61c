package studio.evosearch.engine.pack;

import com.fasterxml.jackson.annotation.Nulls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.evosearch.engine.run.RunFolders;
import studio.evosearch.engine.run.RunLibrary;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a pack says of itself, in {@code evopack.json}.
 *
 * @param format of the pack, {@value #FORMAT}
 * @param name of the folder that was packed
 * @param files the size in bytes of each file by its name
 */
public record Manifest(int format, PackKind kind, String name, SortedMap<String, Long> files) {
  static final String FILE = "evopack.json";
  static final int FORMAT = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .build();

  public Manifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** How large the files are together. */
  public long bytes() {
    return files.values().stream().mapToLong(size -> size).sum();
  }

  /**
   * Where it is unpacked to when nobody says otherwise: a run into the library, a model or a reward
   * into the library's folder of those; under another name where its own is taken.
   */
  public Path place(Path library) {
    Path parent = kind == PackKind.RUN ? library : new RunLibrary(library).models();
    return RunFolders.free(parent.resolve(name));
  }

  byte[] json() {
    return (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads one and checks all it says.
   *
   * @param pack the file it comes from, for errors
   */
  static Manifest read(byte[] json, Path pack) {
    Manifest manifest;
    try {
      int format = MAPPER.readTree(json).path("format").asInt(0);
      if (format != FORMAT) {
        throw new PackException(
            pack, FILE, "format: expected %d, found %d".formatted(FORMAT, format));
      }
      manifest = MAPPER.readValue(json, Manifest.class);
    } catch (JacksonException e) {
      throw new PackException(pack, FILE + ": cannot be read: " + e.getOriginalMessage(), e);
    }
    manifest.check(pack);
    return manifest;
  }

  boolean has(String file, long size) {
    return Objects.equals(files.get(file), size);
  }

  /** Refuses names and sizes that cannot be unpacked everywhere. */
  void check(Path pack) {
    if (name.contains("/") || name.startsWith(".")) {
      throw new PackException(pack, FILE, "name: '" + name + "' is no name of a folder");
    }
    refuse(pack, name);
    // Whatever else lies beside runs, such as a libtorch, cannot be slipped in under its name.
    if (kind == PackKind.RUN && !name.endsWith(RunFolders.SUFFIX)) {
      throw new PackException(pack, FILE, "name: a run's ends in " + RunFolders.SUFFIX);
    }
    long left = Long.MAX_VALUE;
    for (Map.Entry<String, Long> file : files.entrySet()) {
      refuse(pack, file.getKey());
      long size = file.getValue();
      if (size < 0 || size > left) {
        throw new PackException(pack, file.getKey(), "has no size such as " + size);
      }
      left -= size;
    }
    EntryNames.clash(files.keySet())
        .ifPresent(name -> {
          throw new PackException(pack, name, "is there twice, to a system that knows no case");
        });
  }

  private static void refuse(Path pack, String name) {
    EntryNames.problem(name)
        .ifPresent(why -> {
          throw new PackException(pack, name, why);
        });
  }
}
