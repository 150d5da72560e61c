package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import studio.evosearch.engine.reward.TrustedRewards;

/** {@code evosearch trust}. */
@Command(
    name = "trust",
    description = {
      "Allows a reward that runs a program of its maker's, or that sends pictures to an address.",
      "It is allowed as it is now: once it changes, it is refused again."
    },
    mixinStandardHelpOptions = true)
final class TrustCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The reward's folder.")
  Path folder = Path.of("");

  @Mixin OutputOptions output = new OutputOptions();

  /** For JSON. */
  private record Answer(String folder, Optional<String> allowed) {}

  @Override
  public Integer call() {
    TrustedRewards trusted = TrustedRewards.ofPerson();
    Optional<String> asked = trusted.asks(folder);
    trusted.trust(folder);
    output.print(
        () -> new Answer(folder.toString(), asked),
        out ->
            out.println(
                asked
                    .map(deed -> "Allowed from now on: " + deed)
                    .orElse("There is nothing to allow, or it was allowed before.")));
    return 0;
  }
}
