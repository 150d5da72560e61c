package studio.evosearch.engine.cli;

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
        Accelerators.DOWNLOAD,
        Accelerators.PIP
      })
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--own", description = "Go back to the libtorch that ships with the program.")
  private boolean own;

  @Override
  public void run() {
    if (own && folder.isPresent()) {
      throw new ParameterException(spec.commandLine(), "either a folder or --own");
    }
    if (own) {
      Accelerators.chooseOwn();
    }
    Map<String, Object> findings = new LinkedHashMap<>();
    if (folder.isPresent()) {
      findings.put("checked", Accelerators.choose(folder.get()));
    }
    AcceleratorText.put(findings, Accelerators.find());
    output.print(() -> findings, out -> AcceleratorText.print(findings, out));
  }
}
