package studio.evosearch.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The .deb and .rpm. Both hold one tree of files and no scripts at all: menu entry, file type and
 * icons are plain files where desktops look, and a desktop that is there notices them by its own
 * triggers. So installing needs no xdg-utils, and removing leaves nothing but what people made
 * themselves.
 *
 * @param definitions the folder of the control file, the spec, the menu entry and the file type
 */
record LinuxPackages(AppImage image, Icons icons, Path definitions, Path work, Path packages) {

  /** The files as they are installed. */
  void lay() throws IOException {
    Path root = Tools.fresh(tree("usr").getParent());
    Tools.copy(image.folder(), tree("opt", AppImage.NAME));
    Files.createDirectories(tree("usr", "bin"));
    for (String launcher : List.of(AppImage.NAME, "evosearch")) {
      Files.createSymbolicLink(
          tree("usr", "bin", launcher), Path.of("/opt", AppImage.NAME, "bin", launcher));
    }
    lay(AppImage.NAME + ".desktop", tree("usr", "share", "applications"));
    lay(AppImage.NAME + ".xml", tree("usr", "share", "mime", "packages"));
    for (int size : Icons.SIZES) {
      Tools.copy(icons.png(size), icon(size + "x" + size, "png"));
    }
    Tools.copy(icons.svg(), icon("scalable", "svg"));
    Path doc = Files.createDirectories(tree("usr", "share", "doc", AppImage.NAME));
    Files.copy(image.app().resolve("licences/README.txt"), doc.resolve("copyright"));
    Tools.run(Map.of(), "chmod", "-R", "u+rwX,go+rX,go-w", root);
  }

  /** Lays a definition down that names the type of the studio's files. */
  private void lay(String definition, Path folder) throws IOException {
    String text = Files.readString(definitions.resolve(definition));
    Files.writeString(Files.createDirectories(folder).resolve(definition), FileType.PACK.in(text));
  }

  void deb() throws IOException {
    String arch = image.target().arm() ? "arm64" : "amd64";
    Path control = Files.createDirectories(tree("DEBIAN")).resolve("control");
    write("control", control, arch);
    Path file = packages.resolve(AppImage.NAME + "_" + image.version() + "_" + arch + ".deb");
    // The tree may be anybody's; in the package all belongs to root. Level 6 of xz takes nine times
    // as long for an eighth less.
    Tools.run(Map.of(), "dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "-b", tree(), file);
    Files.delete(control);
    Files.delete(control.getParent());
  }

  void rpm() throws IOException {
    String arch = image.target().arm() ? "aarch64" : "x86_64";
    Path spec = work.resolve("evosearch-studio.spec");
    write("evosearch-studio.spec", spec, arch);
    Tools.run(
        Map.of(),
        "fakeroot",
        "rpmbuild",
        "-bb",
        "--quiet",
        "--target",
        arch,
        "--define",
        "_topdir " + work.resolve("rpm"),
        "--define",
        "_rpmdir " + packages,
        "--define",
        "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
        spec);
  }

  /** Fills a definition in. */
  private void write(String definition, Path to, String arch) throws IOException {
    Files.writeString(
        to,
        Files.readString(definitions.resolve(definition))
            .replace("@VERSION@", image.version())
            .replace("@ARCH@", arch)
            .replace("@SIZE@", String.valueOf(Sizes.bytes(tree()) / 1024))
            .replace("@TREE@", tree().toString()));
  }

  private Path icon(String size, String suffix) {
    return tree("usr", "share", "icons", "hicolor", size, "apps", AppImage.NAME + "." + suffix);
  }

  private Path tree(String... names) {
    return work.resolve(Path.of("tree", names));
  }
}
