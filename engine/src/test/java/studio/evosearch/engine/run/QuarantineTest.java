package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.reward.RewardException;

class QuarantineTest {
  @TempDir Path dir;

  private List<RunEvent> run(Workshop workshop, Path folder) throws InterruptedException {
    List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
    try (EngineService service = new EngineService(workshop, 0)) {
      ToyRuns.finish(service.start(ToyRuns.spec(ToyRuns.PAPER, 4), folder, events::add));
    }
    return events;
  }

  @Test
  void whatARewardCannotJudgeIsCountedAndLeftOut() throws Exception {
    Workshop workshop =
        ToyRuns.workshop(inner ->
            new ToyReward(
                inner.name(),
                (samples, prompt) -> {
                  double[] scores = inner.score(samples, prompt);
                  for (int i = 0; i < scores.length; i++) {
                    scores[i] = samples.get(i).latent()[0] > 0 ? Double.NaN : scores[i];
                  }
                  return scores;
                }));
    List<RunEvent> events = run(workshop, dir.resolve("a"));
    RunReport report = ToyRuns.report(dir.resolve("a"));
    assertEquals(RunState.DONE, report.runState());
    long told =
        events.stream()
            .filter(RunEvent.Quarantined.class::isInstance)
            .mapToLong(event -> ((RunEvent.Quarantined) event).whys().size())
            .sum();
    assertTrue(told > 0);
    assertEquals(told, report.quarantined());
    for (RunReport.CandidateLine c : report.candidates()) {
      c.parent()
          .ifPresent(p -> assertTrue(Double.isFinite(report.candidates().get((int) p).reward())));
    }
  }

  @Test
  void aRewardThatFailsOnOneSampleCostsNoOther() throws Exception {
    Workshop workshop =
        ToyRuns.workshop(inner ->
            new ToyReward(
                inner.name(),
                (samples, prompt) -> {
                  if (samples.stream().anyMatch(s -> s.latent()[1] > 1)) {
                    throw new RewardException("too high");
                  }
                  return inner.score(samples, prompt);
                }));
    run(workshop, dir.resolve("a"));
    RunReport report = ToyRuns.report(dir.resolve("a"));
    assertEquals(RunState.DONE, report.runState());
    assertTrue(report.quarantined() > 0);
    assertTrue(report.quarantined() < report.candidates().size());
  }

  @Test
  void aHeldOutRewardThatFailsDoesNotQuarantine() throws Exception {
    Workshop workshop =
        ToyRuns.workshop(inner ->
            inner.name().equals("toy:corner")
                ? new ToyReward(
                    "toy:corner",
                    (samples, prompt) -> {
                      throw new RewardException("gone");
                    })
                : inner);
    List<RunEvent> events = run(workshop, dir.resolve("a"));
    assertTrue(events.stream().noneMatch(RunEvent.Quarantined.class::isInstance));
    RunReport report = ToyRuns.report(dir.resolve("a"));
    assertEquals(RunState.DONE, report.runState());
    assertEquals(0, report.quarantined());
  }

  @Test
  void aGenerationThatFailsAltogetherFailsTheRunWhichCanGoOnLater() throws Exception {
    Workshop workshop =
        ToyRuns.workshop(inner ->
            new ToyReward(
                inner.name(),
                (samples, prompt) -> {
                  throw new RewardException("the verifier is not there");
                }));
    Path folder = dir.resolve("a");
    run(workshop, folder);
    RunReport failed = ToyRuns.report(folder);
    assertEquals(RunState.FAILED, failed.runState());
    assertEquals(
        "all 6 candidates of generation 0 failed: toy:circle: the verifier is not there",
        failed.reason());
    ToyRuns.resume(folder);
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), dir.resolve("b"));
    assertEquals(ToyRuns.contents(dir.resolve("b")), ToyRuns.contents(folder));
  }
}
