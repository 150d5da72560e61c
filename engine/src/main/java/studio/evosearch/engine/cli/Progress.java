package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import studio.evosearch.engine.run.RunEvent;

/** Tells a run's progress: one line redrawn on a terminal, plain lines in a pipe. */
final class Progress implements Consumer<RunEvent> {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private long last;
  private int drawn;
  private volatile String reason = "";

  Progress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.StateChanged e -> state(e);
      case RunEvent.GenerationStarted e ->
          line(
              "Generation %d from state %d: %d to denoise, %d elites carried over, %d NFE"
                  .formatted(
                      e.round().index(),
                      e.round().state(),
                      e.round().proposals().size(),
                      e.round().elites().size(),
                      e.round().nfe()));
      case RunEvent.Progress e -> progress(e);
      case RunEvent.GenerationDone e -> done(e);
      case RunEvent.Quarantined e ->
          e.whys().forEach((id, why) -> line("Candidate %d is left out: %s".formatted(id, why)));
      case RunEvent.Refused e -> line("Refused: " + e.why());
      case RunEvent.Steered e ->
          line("From generation %d: %s".formatted(e.generation(), e.command().words()));
      case RunEvent.Undone e -> line("Undone: " + e.command().words());
      case RunEvent.Preview e -> {}
    }
  }

  private void state(RunEvent.StateChanged e) {
    reason = e.reason();
    switch (e.state()) {
      case QUEUED, RUNNING -> {}
      // The session tells of these, and how to go on.
      case STOPPED, FAILED, INTERRUPTED -> clear();
      case PAUSED, DONE -> tell(e);
    }
  }

  private void tell(RunEvent.StateChanged e) {
    String name =
        e.state().name().charAt(0) + e.state().name().substring(1).toLowerCase(Locale.ROOT);
    line(e.reason().isEmpty() ? name : name + ": " + e.reason());
  }

  private void done(RunEvent.GenerationDone e) {
    double mean =
        e.fitness().stream()
            .mapToDouble(f -> f)
            .filter(Double::isFinite)
            .average()
            .orElse(Double.NaN);
    line(
        "Generation %d done: best %s, mean of new %s, %d NFE so far"
            .formatted(
                e.round().index(),
                e.best().isEmpty() ? "-" : Words.reward(e.best().getFirst().fitness()),
                Words.reward(mean),
                e.spent().nfe()));
  }

  private void progress(RunEvent.Progress e) {
    long now = System.nanoTime();
    if (now - last < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
      return;
    }
    last = now;
    String text =
        String.format(
            Locale.ROOT,
            "  generation %d, state %d | NFE %d of %d | best %s | %.1f NFE/s | %s left",
            e.generation(),
            e.state(),
            e.spent().nfe(),
            e.nfePlanned(),
            Words.reward(e.bestFitness().orElse(Double.NaN)),
            e.nfePerSecond(),
            Words.time(e.secondsLeft()));
    if (terminal) {
      out.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
      out.flush();
      drawn = text.length();
    } else {
      out.println(text);
      out.flush();
    }
  }

  /** Why the run is in the state it is in; empty where the state says all. */
  String reason() {
    return reason;
  }

  /** Takes back the line that is redrawn. */
  private void clear() {
    if (drawn > 0) {
      out.print("\r" + " ".repeat(drawn) + "\r");
      out.flush();
      drawn = 0;
    }
  }

  private void line(String text) {
    clear();
    out.println(text);
    out.flush();
  }
}
