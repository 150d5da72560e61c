package studio.evosearch.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.evosearch.engine.run.RunException;

/** {@code evosearch demo}: a short search on the bundled model, and where its pictures lie. */
@Command(
    name = "demo",
    description = "Runs a short EvoSearch on the bundled model and says where its pictures lie.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Mixin AssetsOption assets = new AssetsOption();

  @Override
  public Integer call() {
    Path bundled =
        assets
            .find()
            .orElseThrow(
                () -> new IllegalArgumentException("no assets folder here; name it by --assets"))
            .folder();
    try {
      Path folder = Files.createTempDirectory("evosearch-demo-").resolve("demo.evorun");
      return Main.commandLine()
          .execute(
              "run",
              "--model",
              bundled.resolve("models/scenes").normalize().toString(),
              "--prompt",
              "a pink ring, an orange star, a white heart and a purple square at night",
              "--reward",
              bundled.resolve("rewards/scene-clip").normalize().toString(),
              "--nfe-budget",
              "400",
              "--seed",
              "7",
              "--out",
              folder.toString());
    } catch (IOException e) {
      throw new RunException("cannot make a folder for the demo's pictures", e);
    }
  }
}
