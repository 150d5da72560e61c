package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.Start;

/** A run as figures. */
class RunReportTest {
  @TempDir Path dir;

  @Test
  void everyCandidateSaysHowItBeganAndWhatItCost() throws Exception {
    Path folder = dir.resolve("a");
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), folder);
    RunReport report = ToyRuns.report(folder);
    try (RunStore store = RunStore.read(folder)) {
      assertEquals(
          store.candidates("a toy").stream().map(Candidate::start).toList(),
          report.candidates().stream().map(RunReport.CandidateLine::start).toList());
    }
    assertEquals(new Start.Noise(), report.candidates().getFirst().start());
    assertEquals(
        report.nfe(), report.candidates().stream().mapToLong(RunReport.CandidateLine::nfe).sum());
  }

  @Test
  void everyGenerationSaysWhatAppliedToItAndWhoWasInIt() throws Exception {
    Path folder = dir.resolve("a");
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), folder);
    RunReport report = ToyRuns.report(folder);
    for (RunReport.GenerationLine line : report.generations()) {
      assertEquals(Settings.of(report.spec()), line.settings());
      assertEquals(line.nfe(), line.spent().nfe());
      List<Long> members = report.members(line).map(RunReport.CandidateLine::id).toList();
      assertEquals(line.elites(), members.subList(0, line.elites().size()));
      report.candidates().stream()
          .filter(c -> c.generation() == line.index())
          .forEach(c -> assertTrue(members.contains(c.id()), c + " in " + members));
      assertEquals(line.elites().size() + line.candidates(), members.size());
    }
    assertEquals(4, report.next());
    assertEquals(Settings.of(report.spec()), report.settings());
  }

  @Test
  void rewardsAreNamedBeforeAndAfterTheRunBegan() throws Exception {
    Path folder = dir.resolve("a");
    RunSpec spec = ToyRuns.spec(ToyRuns.PAPER, 4);
    Instant before = Instant.now();
    RunStore.create(folder, spec, Optional.empty()).close();
    RunReport waiting = ToyRuns.report(folder);
    assertEquals(List.of("toy:circle"), waiting.guides());
    assertEquals(List.of("toy:corner"), waiting.heldOut());
    assertEquals(0, waiting.next());
    assertFalse(waiting.created().isBefore(before));
    ToyRuns.resume(folder);
    RunReport done = ToyRuns.report(folder);
    assertEquals(List.of("toy:circle"), done.guides());
    assertEquals(List.of("toy:corner"), done.heldOut());
    assertEquals(waiting.created(), done.created());
  }
}
