package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.evosearch.engine.pack.Manifest;
import studio.evosearch.engine.pack.PackKind;
import studio.evosearch.engine.pack.PackName;
import studio.evosearch.engine.pack.Packing;
import studio.evosearch.engine.run.RunFolders;

/** {@code evosearch pack}. */
@Command(
    name = "pack",
    description = {
      "Makes one file of a model, a reward or a run, to share it.",
      "It is a zip with the SHA-256 sum of every file. Hidden files, locks and pickled weights are"
          + " left out."
    },
    mixinStandardHelpOptions = true)
final class PackCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "A model, a reward, or a run such as a.evorun.")
  Path folder = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The pack, which is replaced. Default: a new NAME.evopack in this folder.")
  @Nullable Path out;

  @Mixin OutputOptions output = new OutputOptions();

  /**
   * What {@code --json} prints.
   *
   * @param size of all files together
   * @param packed size of the pack
   */
  record Packed(String pack, PackKind kind, String name, int files, long size, long packed) {}

  @Override
  public Integer call() throws IOException {
    Path file =
        out == null ? RunFolders.free(Path.of(Packing.fileName(folder)), PackName.ENDING) : out;
    Packed packed;
    try (ByteLine line = new ByteLine("packing", output)) {
      Manifest manifest = Packing.pack(folder, file, line);
      packed =
          new Packed(
              file.toString(),
              manifest.kind(),
              manifest.name(),
              manifest.files().size(),
              manifest.bytes(),
              Files.size(file));
    }
    output.print(() -> packed, text -> print(packed, text));
    return 0;
  }

  private static void print(Packed packed, PrintWriter text) {
    text.println(
        "%s: the %s %s, %d files of %s packed into %s"
            .formatted(
                packed.pack(),
                packed.kind(),
                packed.name(),
                packed.files(),
                Words.bytes(packed.size()),
                Words.bytes(packed.packed())));
  }
}
