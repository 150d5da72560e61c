package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.RunSpec;

/** A setup on a bench of its own. */
abstract class SetupCase {
  @TempDir Path home;

  TestBench test;
  Workbench bench;
  SetupViewModel setup;

  /** Without what ships with the program, so that the toy is the first model. */
  @BeforeEach
  void open() {
    test = new TestBench(home);
    Workbench b = test.bench();
    bench =
        new Workbench(
            b.session(),
            b.pictures(),
            b.draft(),
            b.packs(),
            b.actions(),
            b.notices(),
            b.tasks(),
            b.themes(),
            b.preferences(),
            Optional.empty());
    setup = new SetupViewModel(bench, home.resolve("hub"));
  }

  @AfterEach
  void close() {
    test.close();
    assertEquals(List.of(), test.problems());
  }

  RunSpec draft() {
    return bench.draft().spec().get().orElseThrow();
  }

  void measured() {
    test.pumpUntil(() -> setup.model.probe().get().isPresent());
  }

  static RunSpec with(RunSpec s, String model, Optional<Branch> branch) {
    return new RunSpec(
        model,
        s.prompt(),
        s.negative(),
        s.rewards(),
        s.rewardMode(),
        s.heldOut(),
        s.method(),
        s.size(),
        s.steps(),
        s.guidance(),
        s.eta(),
        s.order(),
        s.beta(),
        s.sigmaScale(),
        s.elites(),
        s.ratingWeight(),
        s.seed(),
        s.batch(),
        1,
        s.device(),
        s.budget(),
        branch);
  }
}
