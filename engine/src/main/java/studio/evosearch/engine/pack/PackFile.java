package studio.evosearch.engine.pack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import studio.evosearch.engine.checkpoint.Sha256;

/** An open pack whose entries are those that it says it has, no more, no fewer, none twice. */
final class PackFile implements AutoCloseable {
  /** Of what a pack says of itself: a list of a hundred thousand files is not half as long. */
  private static final int LONGEST_HEAD = 1 << 26;

  private final Path path;
  private final ZipFile zip;
  private final Manifest manifest;
  private final SortedMap<String, String> sums;

  private PackFile(Path path, ZipFile zip) throws IOException {
    this.path = path;
    this.zip = zip;
    Set<String> names = names();
    byte[] json = head(Manifest.FILE);
    this.manifest = Manifest.read(json, path);
    this.sums = Sums.read(head(Sums.FILE), path);
    Set<String> expected = new TreeSet<>(manifest.files().keySet());
    expected.add(Manifest.FILE);
    same(expected, sums.keySet(), "in " + Sums.FILE);
    check(Manifest.FILE, sum(Manifest.FILE), Sha256.of(json));
    expected.add(Sums.FILE);
    same(expected, names, "in the pack");
  }

  /**
   * Opens a pack.
   *
   * @throws PackException when it is none, or a damaged one
   */
  static PackFile open(Path path) throws IOException {
    ZipFile zip = damage(path, () -> new ZipFile(path.toFile()));
    boolean opened = false;
    try {
      PackFile file = damage(path, () -> new PackFile(path, zip));
      opened = true;
      return file;
    } finally {
      if (!opened) {
        zip.close();
      }
    }
  }

  private interface Reading<T> {
    T get() throws IOException;
  }

  /** What a zip's reader says of a damaged file, in the words of this package. */
  private static <T> T damage(Path path, Reading<T> reading) throws IOException {
    try {
      return reading.get();
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new PackException(path, "is no pack, or a damaged one: " + e.getMessage(), e);
    }
  }

  private Set<String> names() {
    List<String> all = new ArrayList<>();
    zip.stream().map(ZipEntry::getName).forEach(all::add);
    Set<String> names = new HashSet<>();
    for (String name : all) {
      if (!names.add(name)) {
        throw new PackException(path, name, "is there twice");
      }
    }
    return names;
  }

  private byte[] head(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new PackException(path, name, "is missing; is it a pack?");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(LONGEST_HEAD);
      if (bytes.length == LONGEST_HEAD) {
        throw new PackException(path, name, "is too long");
      }
      return bytes;
    }
  }

  private void same(Set<String> expected, Set<String> found, String where) {
    for (String name : expected) {
      if (!found.contains(name)) {
        throw new PackException(path, name, "is missing " + where);
      }
    }
    for (String name : found) {
      if (!expected.contains(name)) {
        throw new PackException(path, name, "is " + where + " and not in " + Manifest.FILE);
      }
    }
  }

  private void check(String name, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new PackException(path, name, "expected %s, found %s".formatted(expected, found));
    }
  }

  private String sum(String name) {
    return Optional.ofNullable(sums.get(name)).orElseThrow();
  }

  Manifest manifest() {
    return manifest;
  }

  /**
   * Writes a file of the pack out, which is of no use unless this returns.
   *
   * @param size as the manifest has it
   * @throws PackException when it is not what the pack says it is
   */
  void write(String name, long size, OutputStream out, LongConsumer read) throws IOException {
    Sum sum =
        damage(
            path,
            () -> {
              try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                return Sum.copying(in, out, size, read);
              }
            });
    check(name, size + " bytes", sum.size() > size ? "more" : sum.size() + " bytes");
    check(name, "sha256 " + sum(name), "sha256 " + sum.sha256());
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
