package studio.evosearch.app.shell;

import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.BestOfN;

/** Runs that cannot work. */
final class Broken {
  private Broken() {}

  /** The setup's run, on a model whose folder has gone. */
  static RunSpec spec(Workbench bench) {
    RunSpec sound =
        bench.draft().spec().get().orElseGet(() -> TestBench.toySpec(new BestOfN(2, 2), 1));
    return new RunSpec(
        bench.assets().orElseThrow().folder().resolve("models").resolve("gone").toString(),
        sound.prompt(),
        sound.negative(),
        sound.rewards(),
        sound.rewardMode(),
        sound.heldOut(),
        sound.method(),
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
