package studio.evosearch.engine.pack;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of a folder that go into a pack, by name. A link counts as what it leads to, as in the
 * Hugging Face cache, where every file is one. Left out is what belongs to this machine alone, and
 * pickled weights, which no program should take from others.
 */
final class Contents extends SimpleFileVisitor<Path> {
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "\\..*|lock|.*\\.(lock|tmp|part|incomplete)|run\\.db-.*" + "|.*\\.(bin|ckpt|pkl|pth)");

  private final Path folder;
  private final SortedMap<String, Path> files = new TreeMap<>();

  private Contents(Path folder) {
    this.folder = folder;
  }

  /**
   * Lists them.
   *
   * @throws PackException naming what cannot be packed: a link that leads nowhere, a device
   */
  static SortedMap<String, Path> of(Path folder) throws IOException {
    Contents contents = new Contents(folder);
    EnumSet<FileVisitOption> links = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
    Files.walkFileTree(folder, links, Integer.MAX_VALUE, contents);
    return contents.files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    boolean hidden =
        !directory.equals(folder) && directory.getFileName().toString().startsWith(".");
    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (PackName.is(file) || LEFT_OUT.matcher(file.getFileName().toString()).matches()) {
      return FileVisitResult.CONTINUE;
    }
    if (attributes.isSymbolicLink()) {
      throw new PackException(file, "is a link to a file that is missing");
    }
    if (!attributes.isRegularFile()) {
      throw new PackException(file, "is no file that can be packed");
    }
    String name =
        folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    if (name.equals(Manifest.FILE) || name.equals(Sums.FILE)) {
      throw new PackException(file, "has the name of what a pack says of itself");
    }
    files.put(name, file);
    return FileVisitResult.CONTINUE;
  }
}
