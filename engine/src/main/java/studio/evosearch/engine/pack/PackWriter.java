package studio.evosearch.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import studio.evosearch.engine.checkpoint.Sha256;

/** Writes the zip: what the pack says of itself, then its files. */
final class PackWriter {
  private static final Pattern TEXT =
      Pattern.compile(".*\\.(json|txt|md|csv|tsv|html|svg|xml|ya?ml|py|jinja|db)");

  /** The least a zip can say, so that the same files make the same pack. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final Meter meter;

  private PackWriter(ZipOutputStream zip, Meter meter) {
    this.zip = zip;
    this.meter = meter;
  }

  /** A file that is to be packed, by the name it has in the pack. */
  record Content(String name, Path file, Sum sum) {
    /** Reads a file, to know of it what stands before it in a zip. */
    static Content of(String name, Path file, Meter meter) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new Content(name, file, Sum.copying(in, nowhere, Long.MAX_VALUE, meter));
      }
    }

    PackException changed() {
      return new PackException(file, "changed while it was packed; try again");
    }
  }

  /**
   * Writes a pack.
   *
   * @param draft must not exist; is on the disk afterwards, not only in its cache
   */
  static void write(Path draft, Manifest manifest, List<Content> contents, Meter meter)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
      PackWriter writer = new PackWriter(zip, meter);
      writer.head(manifest, contents);
      for (Content content : contents) {
        if (!manifest.has(content.name(), content.sum().size())) {
          throw content.changed();
        }
        writer.add(content);
      }
      zip.finish();
      channel.force(true);
    }
  }

  private void head(Manifest manifest, List<Content> contents) throws IOException {
    byte[] json = manifest.json();
    SortedMap<String, String> sums = new TreeMap<>(Map.of(Manifest.FILE, Sha256.of(json)));
    contents.forEach(content -> sums.put(content.name(), content.sum().sha256()));
    zip.putNextEntry(entry(Manifest.FILE));
    zip.write(json);
    zip.putNextEntry(entry(Sums.FILE));
    zip.write(Sums.text(sums));
    zip.closeEntry();
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    return entry;
  }

  private void add(Content content) throws IOException {
    Sum sum = content.sum();
    ZipEntry entry = entry(content.name());
    if (!TEXT.matcher(content.name()).matches()) {
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(sum.size());
      entry.setCrc(sum.crc());
    }
    zip.putNextEntry(entry);
    try (InputStream in = Files.newInputStream(content.file())) {
      if (!Sum.copying(in, zip, sum.size(), meter).equals(sum)) {
        throw content.changed();
      }
    }
    zip.closeEntry();
  }
}
