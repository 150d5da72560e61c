package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
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
    if (report.quarantined() > 0) {
      out.println(report.quarantined() + " candidates got no fitness and were left out");
    }
    report
        .best()
        .ifPresent(best ->
            out.println(
                "Best: candidate %d, reward %s".formatted(best.id(), Words.reward(best.reward()))));
    if (report.runState() == RunState.STOPPED || report.runState() == RunState.INTERRUPTED) {
      out.println("Go on with: evosearch resume " + Words.quoted(report.run()));
    }
  }
}
