package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.SearchMethod;

class RunTest {
  static final List<SearchMethod> METHODS = ToyRuns.METHODS;

  @TempDir Path dir;

  @ParameterizedTest
  @FieldSource("METHODS")
  void everyMethodRunsToItsEndAndCountsWhatItSpends(SearchMethod method) throws Exception {
    Path folder = dir.resolve("a.evorun");
    List<RunEvent> events = ToyRuns.run(ToyRuns.spec(method, 4), folder);
    RunReport report = ToyRuns.report(folder);
    assertEquals(RunState.DONE, report.runState());
    assertEquals("the search is complete", report.reason());
    long planned =
        events.stream()
            .filter(RunEvent.Progress.class::isInstance)
            .mapToLong(e -> ((RunEvent.Progress) e).nfePlanned())
            .findFirst()
            .orElseThrow();
    assertEquals(planned, report.nfe());
    long stepped = report.candidates().stream().mapToLong(c -> c.end() - c.state()).sum();
    assertEquals(stepped, report.nfe());
    double best =
        report.candidates().stream()
            .filter(c -> c.end() == 16)
            .mapToDouble(RunReport.CandidateLine::reward)
            .max()
            .orElseThrow();
    assertEquals(best, report.best().orElseThrow().reward());
    assertTrue(Files.size(Path.of(report.best().orElseThrow().picture())) > 100);
    report.candidates().forEach(c -> assertTrue(c.rewards().containsKey("toy:corner")));
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void everyDrawIsTheSameWhateverTheBatch(SearchMethod method) throws Exception {
    ToyRuns.run(ToyRuns.spec(method, 4), dir.resolve("a"));
    ToyRuns.run(ToyRuns.spec(method, 4), dir.resolve("b"));
    ToyRuns.run(ToyRuns.spec(method, 1), dir.resolve("c"));
    ToyRuns.run(ToyRuns.spec(method, 100), dir.resolve("d"));
    List<String> once = ToyRuns.contents(dir.resolve("a"));
    assertEquals(once, ToyRuns.contents(dir.resolve("b")));
    assertEquals(once, ToyRuns.contents(dir.resolve("c")));
    assertEquals(once, ToyRuns.contents(dir.resolve("d")));
  }

  @Test
  void aRunThatHasNotBegunCanBeLookedAt() {
    RunStore.create(dir.resolve("a"), ToyRuns.spec(ToyRuns.PAPER, 4), Optional.empty()).close();
    RunReport report = ToyRuns.report(dir.resolve("a"));
    assertEquals(0, report.nfe());
    assertEquals(List.of(), report.candidates());
    assertEquals(Optional.empty(), report.best());
  }

  @Test
  void anNfeBudgetIsNeverExceeded() throws Exception {
    for (long budget : new long[] {15, 16, 100, 333}) {
      Path folder = dir.resolve("budget" + budget);
      RunSpecs spec = new RunSpecs().method(ToyRuns.PAPER).budget(ToyRuns.nfe(budget));
      ToyRuns.run(spec.build(), folder);
      RunReport report = ToyRuns.report(folder);
      assertTrue(report.nfe() <= budget, report.nfe() + " of " + budget);
      assertTrue(budget - report.nfe() < 16 || report.reason().contains("complete"));
    }
  }

  @Test
  void aTargetRewardEndsTheRunAfterItsGeneration() throws Exception {
    Budget target =
        new Budget(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.of(-50));
    ToyRuns.run(
        new RunSpecs().method(new BestOfN(100, 5)).budget(target).build(), dir.resolve("a"));
    RunReport report = ToyRuns.report(dir.resolve("a"));
    assertEquals("the target reward is reached", report.reason());
    assertEquals(1, report.generations().size());
  }

  @Test
  void aBranchStartsFromTheStoredStateAndNeedsTheOtherRunNoMore() throws Exception {
    Path trunk = dir.resolve("trunk");
    ToyRuns.run(ToyRuns.spec(ToyRuns.MARGINAL, 4), trunk);
    StoredState root;
    try (RunStore store = RunStore.read(trunk)) {
      Candidate third = store.candidates("a toy").get(3);
      root = store.state(third, 4).orElseThrow();
    }
    RunSpecs spec = new RunSpecs().method(ToyRuns.MARGINAL).batch(4);
    Path branch = dir.resolve("branch");
    ToyRuns.run(spec.branch(new Branch(trunk.toString(), 3, 4)).build(), branch);
    try (var files = Files.walk(trunk)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(f -> assertTrue(f.toFile().delete()));
    }
    RunReport report = ToyRuns.report(branch);
    assertEquals(RunState.DONE, report.runState());
    assertEquals(6 * 12 + 3 * 12 + 3 * 8, report.nfe());
    try (RunStore store = RunStore.read(branch)) {
      Candidate first = store.candidates("a toy").getFirst();
      assertEquals(
          List.of(root.x()[0], root.x()[1]),
          List.of(
              store.state(first, 4).orElseThrow().x()[0],
              store.state(first, 4).orElseThrow().x()[1]));
    }
    RunSpec lost = spec.branch(new Branch(branch.toString(), 1, 5)).build();
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      BadRunException missing =
          assertThrows(
              BadRunException.class, () -> service.start(lost, dir.resolve("lost"), event -> {}));
      assertTrue(
          String.valueOf(missing.getMessage()).contains("state 5 of candidate 1 was not kept"));
    }
    assertFalse(Files.exists(dir.resolve("lost")));
  }

  @Test
  void seedsDiffer() throws Exception {
    RunSpecs spec = new RunSpecs().method(ToyRuns.PAPER);
    ToyRuns.run(spec.build(), dir.resolve("a"));
    ToyRuns.run(spec.seed(12).build(), dir.resolve("b"));
    assertNotEquals(ToyRuns.contents(dir.resolve("a")), ToyRuns.contents(dir.resolve("b")));
  }
}
