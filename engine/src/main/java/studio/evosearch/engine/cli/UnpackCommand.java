package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.evosearch.engine.checkpoint.ModelCatalog;
import studio.evosearch.engine.checkpoint.UserFolder;
import studio.evosearch.engine.pack.Manifest;
import studio.evosearch.engine.pack.PackKind;
import studio.evosearch.engine.pack.Unpacking;
import studio.evosearch.engine.reward.TrustedRewards;
import studio.evosearch.engine.run.RunLibrary;

/** {@code evosearch unpack}. */
@Command(
    name = "unpack",
    description = {
      "Makes a folder of a pack again and checks the size and sum of every file in it.",
      "Unless --out says otherwise it goes where the studio finds it: a run into the library, a"
          + " model or a reward into the library's folder 'models'."
    },
    mixinStandardHelpOptions = true)
final class UnpackCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The pack, such as a.evopack.")
  Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "The new folder. Nothing is ever written over one that is there.")
  @Nullable Path out;

  @Mixin OutputOptions output = new OutputOptions();

  /**
   * What {@code --json} prints.
   *
   * @param asks what the reward does that a person has to allow first
   */
  record Unpacked(
      String folder, PackKind kind, String name, int files, long size, Optional<String> asks) {}

  /** The models and rewards that were unpacked. */
  static List<Path> models() {
    return ModelCatalog.held(new RunLibrary(UserFolder.library()).models());
  }

  @Override
  public Integer call() throws IOException {
    Manifest manifest = Unpacking.manifest(file);
    Path folder = out == null ? manifest.place(UserFolder.library()) : out;
    try (ByteLine line = new ByteLine("unpacking", output)) {
      Unpacking.unpack(file, folder, line);
    }
    Unpacked unpacked =
        new Unpacked(
            folder.toString(),
            manifest.kind(),
            manifest.name(),
            manifest.files().size(),
            manifest.bytes(),
            manifest.kind() == PackKind.REWARD
                ? TrustedRewards.ofPerson().asks(folder)
                : Optional.empty());
    output.print(() -> unpacked, text -> print(unpacked, text));
    return 0;
  }

  private static void print(Unpacked unpacked, PrintWriter text) {
    text.println(
        "%s: the %s %s, %d files of %s, all as they were packed"
            .formatted(
                unpacked.folder(),
                unpacked.kind(),
                unpacked.name(),
                unpacked.files(),
                Words.bytes(unpacked.size())));
    unpacked
        .asks()
        .ifPresent(deed -> {
          text.println("Before it can be used: " + deed + ".");
          text.println("Allow it with: evosearch trust " + Words.quoted(unpacked.folder()));
        });
  }
}
