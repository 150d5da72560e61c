package studio.evosearch.engine.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.evosearch.engine.run.Accelerators;
import studio.evosearch.engine.run.LibtorchDownload;

/** {@code evosearch libtorch}: which libtorch computes, and another one for a GPU. */
@Command(
    name = "libtorch",
    description = {
      "Says which libtorch computes, or chooses another one, such as one for NVIDIA GPUs.",
      "It is checked first: version, files, and a small matrix product on each of its devices.",
      "The studio uses the same one from its next start on."
    },
    mixinStandardHelpOptions = true)
final class LibtorchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = {
        "A libtorch 2.7.1+cu128: the unpacked download, or Python's package torch.",
        Accelerators.PIP
      })
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--own", description = "Go back to the libtorch that ships with the program.")
  private boolean own;

  @Option(
      names = "--download",
      description = {
        "Fetch the one for NVIDIA GPUs from PyTorch's makers, gigabytes, and choose it; into the",
        "folder named, or one beside your runs. What was begun goes on where it ended.",
      })
  private boolean download;

  @Option(names = "--from", paramLabel = "URL", description = "Another address of its zip.")
  private Optional<URI> from = Optional.empty();

  @Override
  public void run() {
    if (own && (folder.isPresent() || download)) {
      throw new ParameterException(spec.commandLine(), "--own takes no folder and no --download");
    }
    if (from.isPresent() && !download) {
      throw new ParameterException(spec.commandLine(), "--from belongs to --download");
    }
    if (own) {
      Accelerators.chooseOwn();
    }
    Map<String, Object> findings = new LinkedHashMap<>();
    Optional<Path> wanted = download ? Optional.of(fetch()) : folder;
    wanted.ifPresent(f -> findings.put("checked", Accelerators.choose(f)));
    AcceleratorText.put(findings, Accelerators.find());
    output.print(() -> findings, out -> AcceleratorText.print(findings, out));
  }

  private Path fetch() {
    LibtorchDownload usual = Accelerators.download();
    var wanted = new LibtorchDownload(from.orElse(usual.from()), folder.orElse(usual.folder()));
    output.talk().println("Fetching " + wanted.from() + " into " + wanted.folder());
    try (ByteLine line = new ByteLine("fetching", output)) {
      return wanted.fetch(line);
    }
  }
}
