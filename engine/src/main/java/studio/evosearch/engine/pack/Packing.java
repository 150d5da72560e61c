package studio.evosearch.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.evosearch.engine.checkpoint.ByteProgress;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.run.RunFolders;
import studio.evosearch.engine.run.StillRun;

/**
 * Makes a pack of a folder: the same bytes for the same files. Every file is read twice, since a
 * zip must know size and CRC of what it stores beforehand, and the sums come first in it.
 */
public final class Packing {
  private final PackKind kind;
  private final Path source;
  private final String name;

  private Packing(Path folder) {
    Path given = folder.toAbsolutePath().normalize();
    this.kind = PackKind.of(given);
    if (kind == PackKind.RUN) {
      this.source = given;
      this.name = RunFolders.name(given) + RunFolders.SUFFIX;
    } else {
      ModelFolder model = ModelFolder.open(given);
      this.source = model.path();
      this.name = model.name().substring(model.name().lastIndexOf('/') + 1);
    }
  }

  /**
   * Packs a model, a reward or a run.
   *
   * @param folder a repository of the Hugging Face cache is packed as the snapshot it stands at
   * @param file is replaced when all is written; nothing stays of what could not be
   * @return what the pack says of itself
   * @throws PackException when the folder is none of these, or holds what cannot be packed, or
   *     changes meanwhile
   * @throws studio.evosearch.engine.run.RunException when the run is being worked on
   */
  public static Manifest pack(Path folder, Path file, ByteProgress progress) throws IOException {
    Packing packing = new Packing(folder);
    if (packing.kind == PackKind.RUN) {
      try (StillRun _ = StillRun.hold(packing.source)) {
        return packing.write(file, progress);
      }
    }
    return packing.write(file, progress);
  }

  /**
   * The name a folder's pack has when nobody says otherwise.
   *
   * @throws PackException when the folder is neither a model nor a reward nor a run
   */
  public static String fileName(Path folder) {
    return PackName.of(RunFolders.name(Path.of(new Packing(folder).name)));
  }

  private Manifest write(Path file, ByteProgress progress) throws IOException {
    SortedMap<String, Path> files = Contents.of(source);
    Manifest manifest = new Manifest(Manifest.FORMAT, kind, name, sizes(files));
    manifest.check(source);
    Meter meter = new Meter(progress, manifest.bytes(), 2);
    List<PackWriter.Content> contents = new ArrayList<>();
    for (Map.Entry<String, Path> entry : files.entrySet()) {
      contents.add(PackWriter.Content.of(entry.getKey(), entry.getValue(), meter));
    }
    Path target = file.toAbsolutePath();
    Path draft = Drafts.beside(target);
    try {
      PackWriter.write(draft, manifest, contents, meter);
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    return manifest;
  }

  private static SortedMap<String, Long> sizes(SortedMap<String, Path> files) throws IOException {
    SortedMap<String, Long> sizes = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      sizes.put(file.getKey(), Files.size(file.getValue()));
    }
    return sizes;
  }
}
