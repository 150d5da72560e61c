package studio.evosearch.engine.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import studio.evosearch.engine.checkpoint.ByteProgress;
import studio.evosearch.engine.run.Deletion;

/** Makes a folder of a pack again. */
public final class Unpacking {
  private Unpacking() {}

  /**
   * What a pack says of itself; its files are not read.
   *
   * @throws PackException when it is no pack, or a damaged one
   */
  public static Manifest manifest(Path pack) throws IOException {
    try (PackFile file = PackFile.open(pack)) {
      return file.manifest();
    }
  }

  /**
   * Unpacks into a new folder, which is there when every file has the size and the sum it should
   * have, and not before.
   *
   * @param folder must not exist
   * @throws PackException when the folder exists, or the pack is damaged or not what it says
   * @throws IOException when it cannot be written
   */
  public static void unpack(Path pack, Path folder, ByteProgress progress) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new PackException(target, "is there already; name another folder");
    }
    try (PackFile file = PackFile.open(pack)) {
      Files.createDirectories(target.resolveSibling(""));
      // In a folder of its own, so that a library never takes half a run for one.
      Path holder = Files.createDirectory(Drafts.beside(target));
      try {
        Path draft = Files.createDirectory(holder.resolve(file.manifest().name()));
        write(file, draft, new Meter(progress, file.manifest().bytes(), 1));
        check(pack, file.manifest().kind(), draft);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (InvalidPathException e) {
        throw new PackException(pack, "has a name this system cannot hold: " + e.getMessage(), e);
      } finally {
        Deletion.of(holder);
      }
    }
  }

  private static void write(PackFile pack, Path folder, Meter meter) throws IOException {
    for (Map.Entry<String, Long> entry : pack.manifest().files().entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Files.createDirectories(file.resolveSibling(""));
      try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
        pack.write(entry.getKey(), entry.getValue(), out, meter);
      }
    }
  }

  private static void check(Path pack, PackKind said, Path folder) {
    PackKind found;
    try {
      found = PackKind.of(folder);
    } catch (PackException e) {
      throw new PackException(pack, "holds no " + said + ", as it says it does", e);
    }
    if (found != said) {
      throw new PackException(pack, "says it holds a %s, and holds a %s".formatted(said, found));
    }
  }
}
