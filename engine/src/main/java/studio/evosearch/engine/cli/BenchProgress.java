package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import studio.evosearch.engine.bench.Bench;
import studio.evosearch.engine.bench.BenchRow;

/** Tells how far a bench is, a line a run. */
final class BenchProgress implements Consumer<Bench.Progress> {
  private final PrintWriter out;
  private final long begin = System.nanoTime();

  BenchProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void accept(Bench.Progress progress) {
    if (progress.trial().isEmpty()) {
      out.println(
          "%d runs, %d of them done; %d NFE to go"
              .formatted(progress.all(), progress.done(), progress.nfeLeft()));
    } else {
      double rate = progress.nfe() * 1e9 / (System.nanoTime() - begin);
      BenchRow row = progress.rows().getLast();
      out.println(
          String.format(
              Locale.ROOT,
              "%d of %d | %s: reward %s | %.0f NFE/s | %s left",
              progress.done(),
              progress.all(),
              progress.trial(),
              Words.reward(row.measures().firstEntry().getValue()),
              rate,
              Words.time(progress.nfeLeft() / rate)));
    }
    out.flush();
  }
}
