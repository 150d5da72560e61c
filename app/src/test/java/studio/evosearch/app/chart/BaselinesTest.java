package studio.evosearch.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.RunPlan;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.MethodKind;
import studio.evosearch.engine.search.ParticleSampling;

class BaselinesTest {
  @TempDir Path home;

  private RunReport report() {
    try (TestBench test = new TestBench(home)) {
      test.run(TestBench.toySpec());
      return test.session().moment().get().orElseThrow().report();
    }
  }

  @Test
  void bestOfNSpendsWhatTheRunSpent() {
    RunReport report = report();
    RunSpec spec = Baselines.spec(report, MethodKind.BEST_OF_N, 0);
    assertEquals(new BestOfN((int) report.nfe() / 6, 8), spec.method());
    assertEquals(OptionalLong.of(report.nfe()), spec.budget().nfe());
    assertEquals(report.nfe() / 6 * 6, RunPlan.of(spec).nfe());
    assertEquals(
        List.of(report.spec().rewards(), report.spec().prompt(), report.spec().seed()),
        List.of(spec.rewards(), spec.prompt(), spec.seed()));
  }

  @Test
  void particlesPartByNoise() {
    RunSpec spec = Baselines.spec(report(), MethodKind.PARTICLE, 0);
    assertEquals(MethodKind.PARTICLE, MethodKind.of(spec.method()));
    assertEquals("1", spec.eta());
    assertEquals(6L * ((ParticleSampling) spec.method()).particles(), RunPlan.of(spec).nfe());
  }

  @Test
  void eachFurtherOneHasAnotherSeed() {
    RunReport report = report();
    assertEquals(report.spec().seed() + 2, Baselines.spec(report, MethodKind.BEST_OF_N, 2).seed());
  }
}
