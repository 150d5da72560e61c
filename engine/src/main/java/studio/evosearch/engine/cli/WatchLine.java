package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import studio.evosearch.engine.analysis.Watcher;

/** Tells how far an analysis has come: a line redrawn on a terminal, plain lines in a pipe. */
final class WatchLine implements Watcher {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private long last = System.nanoTime();
  private int drawn;

  WatchLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void at(String what, double share) {
    long now = System.nanoTime();
    if (now - last < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
      return;
    }
    last = now;
    String text = String.format(Locale.ROOT, "  %s, %.0f%%", what, 100 * share);
    if (terminal) {
      out.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
      drawn = text.length();
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Takes back the line that is redrawn. */
  void clear() {
    if (drawn > 0) {
      out.print("\r" + " ".repeat(drawn) + "\r");
      out.flush();
      drawn = 0;
    }
  }
}
