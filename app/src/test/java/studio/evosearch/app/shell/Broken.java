package studio.evosearch.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.BestOfN;

/** Runs that cannot work. */
final class Broken {
  private Broken() {}

  /** The setup's run, on a model whose folder has gone. */
  static RunSpec spec(Workbench bench) {
    return spec(bench, models(bench).resolve("gone"));
  }

  private static Path models(Workbench bench) {
    return bench.assets().orElseThrow().folder().resolve("models");
  }

  /** A copy of the bundled model, to be damaged. */
  static Path copy(Workbench bench, Path to) throws IOException {
    Path from = models(bench).resolve("scenes");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  /** The setup's run on another model. */
  static RunSpec spec(Workbench bench, Path model) {
    RunSpec sound =
        bench.draft().spec().get().orElseGet(() -> TestBench.toySpec(new BestOfN(2, 2), 1));
    return new RunSpec(
        model.toString(),
        sound.prompt(),
        sound.negative(),
        sound.rewards(),
        sound.rewardMode(),
        sound.heldOut(),
        sound.method(),
        sound.size(),
        sound.steps(),
        sound.guidance(),
        sound.eta(),
        sound.order(),
        sound.beta(),
        sound.sigmaScale(),
        sound.elites(),
        sound.ratingWeight(),
        sound.seed(),
        sound.batch(),
        sound.threads(),
        sound.device(),
        sound.budget(),
        sound.branch());
  }
}
