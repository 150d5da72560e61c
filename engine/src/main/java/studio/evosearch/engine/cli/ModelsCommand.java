package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import studio.evosearch.engine.checkpoint.HubCache;
import studio.evosearch.engine.checkpoint.ModelCatalog;
import studio.evosearch.engine.checkpoint.ModelEntry;

/** {@code evosearch models}: which models there are and what each is. */
@Command(
    name = "models",
    description =
        "Lists the bundled models, those that were unpacked and those in the Hugging Face cache, "
            + "or says what the given folders are: class, components, size, licence.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ModelsCommand implements Callable<Integer> {
  @Mixin private AssetsOption assets = new AssetsOption();

  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "FOLDER", description = "A model folder, or a folder of model folders.")
  private List<Path> folders = new ArrayList<>();

  @Override
  public Integer call() {
    List<ModelEntry> entries = folders.isEmpty() ? known() : ModelCatalog.in(folders);
    output.print(() -> ModelList.json(entries), out -> out.print(ModelList.text(entries)));
    // A broken model in the cache is worth a line; one that was asked about is an error.
    boolean asked = !folders.isEmpty();
    return asked && entries.stream().anyMatch(ModelEntry::refused) ? ExitCode.USAGE : ExitCode.OK;
  }

  private List<ModelEntry> known() {
    Path cache = HubCache.folder(System.getenv(), Path.of(System.getProperty("user.home")));
    return ModelCatalog.of(assets.find(), UnpackCommand.models(), cache);
  }
}
