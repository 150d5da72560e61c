package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.evosearch.engine.export.CommandText;
import studio.evosearch.engine.run.Ledger;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;

/** A run's report as text for people. */
final class RunText {
  private RunText() {}

  static void print(RunReport report, PrintWriter out) {
    RunSpec spec = report.spec();
    out.println(report.run());
    out.println("  model    " + spec.model());
    out.println("  prompt   " + (report.prompt().isEmpty() ? "(none)" : report.prompt()));
    if (!spec.negative().isEmpty()) {
      out.println("  negative " + spec.negative());
    }
    out.println(
        "  guided by "
            + spec.rewards().stream()
                .map(r -> r.reference() + (r.weight() == 1 ? "" : " x " + r.weight()))
                .collect(Collectors.joining(", "))
            + (spec.heldOut().isEmpty() ? "" : "; held out " + String.join(", ", spec.heldOut())));
    out.println("  method   " + spec.method());
    out.println(
        "  %d steps, guidance %s, eta %s, seed %d, batch %d"
            .formatted(spec.steps(), spec.guidance(), spec.eta(), spec.seed(), spec.batch()));
    out.println(
        "  state    "
            + report.runState()
            + (report.reason().isEmpty() ? "" : ": " + report.reason()));
    out.println();
    out.println("  generation  state  new  elites     best  best so far     mean     NFE");
    for (RunReport.GenerationLine line : report.generations()) {
      out.println(
          "  %10d  %5d  %3d  %6d  %7s  %11s  %7s  %6d"
              .formatted(
                  line.index(),
                  line.state(),
                  line.candidates(),
                  line.elites().size(),
                  Words.reward(line.best()),
                  Words.reward(line.bestSoFar()),
                  Words.reward(line.mean()),
                  line.nfeSoFar()));
    }
    out.println();
    summary(report, out);
  }

  /** The last lines of a run: what it cost, what it found, how to go on. */
  static void summary(RunReport report, PrintWriter out) {
    Ledger ledger = report.ledger();
    out.println(
        String.format(
            Locale.ROOT,
            "%d NFE (%d forward passes, %d decodes, %d verifier calls) in %s, %.1f NFE/s",
            ledger.nfe(),
            ledger.forwardPasses(),
            ledger.decodes(),
            ledger.verifierCalls(),
            Words.time(ledger.seconds()),
            ledger.seconds() == 0 ? 0 : ledger.nfe() / ledger.seconds()));
    if (ledger.seconds() > 0) {
      out.println("Time: " + shares(ledger));
    }
    if (report.quarantined() > 0) {
      out.println(report.quarantined() + " candidates got no fitness and were left out");
    }
    report
        .best()
        .ifPresent(best ->
            out.println(
                "Best: candidate %d, reward %s".formatted(best.id(), Words.reward(best.reward()))));
    switch (report.runState()) {
      case STOPPED, INTERRUPTED -> out.println("Go on with: " + resume(report.run()));
      case FAILED -> out.println("Once the cause is gone, go on with: " + resume(report.run()));
      case QUEUED, RUNNING, PAUSED, DONE -> {}
    }
  }

  /** Where a run's time went. */
  static String shares(Ledger ledger) {
    return String.format(
        Locale.ROOT,
        "denoiser %.0f%%, decoder %.0f%%, rewards %.0f%%, engine itself %.0f%%",
        100 * ledger.denoiseSeconds() / ledger.seconds(),
        100 * ledger.decodeSeconds() / ledger.seconds(),
        100 * ledger.rewardSeconds() / ledger.seconds(),
        100 * Math.max(0, ledger.engineSeconds()) / ledger.seconds());
  }

  /** What Ctrl-C is answered, by how the run stands then. */
  static String afterCtrlC(RunState state, String folder) {
    return switch (state) {
      case DONE ->
          "The run was done already. See what it found with:\n  evosearch show "
              + CommandText.quoted(folder);
      case FAILED -> "The run failed. Once the cause is gone, go on with:\n  " + resume(folder);
      case STOPPED, INTERRUPTED ->
          "Stopped. All but the generation in flight is kept. Go on with:\n  " + resume(folder);
      case QUEUED, RUNNING, PAUSED ->
          "The run did not stop in time; what is stored stays whole. Go on with:\n  "
              + resume(folder);
    };
  }

  static String resume(String folder) {
    return "evosearch resume " + CommandText.quoted(folder);
  }
}
