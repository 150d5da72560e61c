package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a person tells, takes back and stops on the way: the journal repeats the run. */
class JournalPropertyTest {
  private static final int RUNS = 24;

  private static final List<Function<Random, RunCommand.Steering>> COMMANDS =
      List.of(
          r -> new RunCommand.Pin(r.nextInt(12)),
          r -> new RunCommand.Unpin(r.nextInt(6)),
          r -> new RunCommand.Reject(r.nextInt(12)),
          r -> new RunCommand.Unreject(r.nextInt(6)),
          r -> new RunCommand.Rate(r.nextInt(12), r.nextInt(5) / 2.0 - 1),
          r -> new RunCommand.SetTags(r.nextInt(12), r.nextBoolean() ? List.of() : List.of("t")),
          r -> new RunCommand.SetBeta(r.nextInt(6) / 4.0),
          r -> new RunCommand.SetSigmaScale(r.nextInt(4) / 2.0),
          r -> new RunCommand.SetElites(r.nextInt(4)),
          r -> new RunCommand.SetPopulation(4 + r.nextInt(4)),
          r -> new RunCommand.SetPrompt("prompt " + r.nextInt(3), ""),
          r -> new RunCommand.SetGuidance(1 + r.nextInt(3)));

  @TempDir Path dir;
  private final Map<String, Integer> heard = Collections.synchronizedMap(new TreeMap<>());

  private static RunCommand act(Random random) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> new RunCommand.Undo();
      case 2 -> new RunCommand.Redo();
      default -> COMMANDS.get(random.nextInt(COMMANDS.size())).apply(random);
    };
  }

  private void hear(RunEvent event) {
    heard.merge(event.getClass().getSimpleName(), 1, Integer::sum);
  }

  /** Acts in flight and between generations, stops, and acts on the stopped run. */
  private void steerAtRandom(EngineService service, Path folder, Random random) throws Exception {
    RunHandle run =
        ToyRuns.start(
            service,
            ToyRuns.spec(ToyRuns.PAPER, 4),
            folder,
            (handle, event) -> {
              hear(event);
              boolean between = event instanceof RunEvent.GenerationDone;
              if (random.nextInt(between ? 2 : 12) == 0) {
                handle.post(act(random));
                handle.post(act(random));
              }
              if (event instanceof RunEvent.Progress && random.nextInt(60) == 0) {
                handle.post(new RunCommand.Stop(RunCommand.When.NOW));
              }
            });
    ToyRuns.finish(run);
    while (run.state() != RunState.DONE) {
      assertEquals(RunState.STOPPED, run.state());
      for (int i = random.nextInt(4); i > 0; i--) {
        service.steer(folder, act(random)).forEach(this::hear);
      }
      run = service.resume(folder, this::hear);
      ToyRuns.finish(run);
    }
  }

  @Test
  void theJournalRepeatsTheRun() throws Exception {
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      for (int i = 0; i < RUNS; i++) {
        Path steered = dir.resolve("steered" + i);
        Path repeated = dir.resolve("repeated" + i);
        steerAtRandom(service, steered, new Random(i));
        ToyRuns.finish(service.replay(steered, repeated, event -> {}));
        assertEquals(ToyRuns.contents(steered), ToyRuns.contents(repeated), "seed " + i);
        RunReport report = ToyRuns.report(repeated);
        for (RunReport.GenerationLine line : report.generations()) {
          assertEquals(
              Settings.at(line.index(), report.spec(), report.commands()),
              line.settings(),
              "seed " + i);
        }
      }
    }
    for (String kind : List.of("Steered", "Undone", "Refused")) {
      assertTrue(heard.getOrDefault(kind, 0) > RUNS, heard.toString());
    }
  }
}
