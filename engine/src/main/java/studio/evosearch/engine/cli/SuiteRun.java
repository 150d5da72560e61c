package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.evosearch.engine.bench.PromptSuite;
import studio.evosearch.engine.export.ContactSheet;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.RunFolders;
import studio.evosearch.engine.run.RunHandle;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.run.SpecDifference;

/**
 * One prompt's run in a suite.
 *
 * @param entry the prompt
 * @param folder where the run lies or will lie
 */
record SuiteRun(PromptSuite.Entry entry, RunSpec spec, Path folder) {
  /**
   * What a run found, as {@code --json} prints it.
   *
   * @param reward of the best picture; NaN where there is none
   * @param rewards every raw reward of it by name
   * @param picture its file; empty where there is none
   */
  record Found(
      String prompt,
      String category,
      String run,
      RunState runState,
      String reason,
      long nfe,
      double reward,
      Map<String, Double> rewards,
      String picture) {

    ContactSheet.Cell cell() {
      return new ContactSheet.Cell(this::read, Words.reward(reward) + " " + prompt, false);
    }

    private Picture read() {
      try {
        return Png.decode(Files.readAllBytes(Path.of(picture)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The runs of a suite, of which some may be there already.
   *
   * @throws BadRunException when one that is there was asked for something else
   */
  static List<SuiteRun> all(PromptSuite suite, RunSpec spec, Path out) {
    List<SuiteRun> runs = new ArrayList<>();
    for (int i = 0; i < suite.entries().size(); i++) {
      PromptSuite.Entry entry = suite.entries().get(i);
      Path folder = RunFolders.numbered(out, i, entry.prompt(), spec.model());
      SuiteRun run = new SuiteRun(entry, spec.asking(entry.prompt(), spec.seed()), folder);
      if (run.isThere()) {
        run.refuseOther();
      }
      runs.add(run);
    }
    return runs;
  }

  private boolean isThere() {
    return Files.exists(folder.resolve("run.db"));
  }

  private void refuseOther() {
    try (RunStore store = RunStore.read(folder)) {
      SpecDifference.of(store.spec(), spec).stream()
          .findFirst()
          .ifPresent(d -> {
            throw new BadRunException(
                "%s: is a run with %s %s, not %s; name another --out"
                    .formatted(folder, d.field(), d.before(), d.after()));
          });
    }
  }

  /** Searches it, or what is left of it, to the end. */
  Found search(EngineService service) throws InterruptedException {
    if (isThere() && state() == RunState.DONE) {
      return found();
    }
    RunHandle handle =
        isThere() ? service.resume(folder, event -> {}) : service.start(spec, folder, event -> {});
    while (!handle.await(Duration.ofDays(1))) {
      // A long run.
    }
    return found();
  }

  private RunState state() {
    try (RunStore store = RunStore.read(folder)) {
      return store.state();
    }
  }

  private Found found() {
    try (RunStore store = RunStore.read(folder)) {
      RunReport report = RunReport.of(store);
      Optional<RunReport.CandidateLine> best =
          report.best().map(b -> report.candidates().get((int) b.id()));
      return new Found(
          entry.prompt(),
          entry.category(),
          folder.toString(),
          report.runState(),
          report.reason(),
          report.nfe(),
          best.map(RunReport.CandidateLine::reward).orElse(Double.NaN),
          best.map(RunReport.CandidateLine::rewards).orElse(Map.of()),
          report.best().map(RunReport.Best::picture).orElse(""));
    }
  }
}
