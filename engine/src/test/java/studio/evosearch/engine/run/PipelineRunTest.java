package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.model.TinyPipelines;
import studio.evosearch.engine.model.TinyVideoPipelines;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;

/** Whole searches on tiny pipelines of every family. */
class PipelineRunTest {
  @TempDir Path dir;

  @Test
  void xl() throws IOException, InterruptedException {
    assertEquals(2, passesPerEvaluation(TinyPipelines.xl(dir.resolve("model")), 5));
  }

  @Test
  void sd3() throws IOException, InterruptedException {
    assertEquals(2, passesPerEvaluation(TinyPipelines.sd3(dir.resolve("model")), 5));
  }

  @Test
  void fluxDev() throws IOException, InterruptedException {
    assertEquals(1, passesPerEvaluation(TinyPipelines.flux(dir.resolve("model")), 3.5));
  }

  @Test
  void fluxSchnell() throws IOException, InterruptedException {
    Path model = TinyPipelines.fluxWithoutGuidance(dir.resolve("model"));
    assertEquals(1, passesPerEvaluation(model, 1));
  }

  @Test
  void wan() throws IOException, InterruptedException {
    Path model = TinyVideoPipelines.wan(dir.resolve("model"));
    assertEquals(2, passesPerEvaluation(model, 5, new RunSpecs().video(32, 32, 5)));
  }

  @Test
  void hunyuanVideo() throws IOException, InterruptedException {
    Path model = TinyVideoPipelines.hunyuan(dir.resolve("model"));
    assertEquals(1, passesPerEvaluation(model, 6, new RunSpecs().video(32, 32, 5)));
  }

  private long passesPerEvaluation(Path model, double guidance) throws InterruptedException {
    return passesPerEvaluation(model, guidance, new RunSpecs().size(64, 64));
  }

  /** Two generations of a search, to the end. */
  private long passesPerEvaluation(Path model, double guidance, RunSpecs specs)
      throws InterruptedException {
    RunSpec spec =
        specs
            .model(model.toString())
            .prompt("a red star")
            .reward("jpeg-size")
            .heldOut(List.of())
            .method(new EvoSearch(List.of(0, 2), List.of(3, 2, 2), 2, MutationOperator.MARGINAL))
            .steps(4)
            .guidance(guidance)
            .eta("0@0,1@2")
            .elites(1)
            .batch(2)
            .build();
    ToyRuns.run(spec, dir.resolve("run"));
    RunReport report = ToyRuns.report(dir.resolve("run"));
    assertEquals(RunState.DONE, report.runState());
    // The elite stays: of each later population one is new.
    assertEquals(3 * 4 + 4 + 2, report.nfe());
    assertEquals(0, report.quarantined());
    return report.ledger().forwardPasses() / report.nfe();
  }
}
