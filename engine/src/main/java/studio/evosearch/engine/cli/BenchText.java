package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.evosearch.engine.bench.BenchSummary;
import studio.evosearch.engine.bench.Estimate;

/** A bench's summary as a table. */
final class BenchText {
  private BenchText() {}

  static void print(BenchSummary summary, PrintWriter out) {
    List<BenchSummary.Line> lines = summary.lines();
    int widest = lines.stream().mapToInt(line -> line.arm().length()).max().orElse(0);
    BenchSummary.Line any = lines.getFirst();
    out.println();
    out.println(
        "Means of %d runs on %d prompts, with 95 %% intervals"
            .formatted(any.runs(), any.prompts()));
    StringBuilder head =
        new StringBuilder(padded("", widest)).append("   budget      NFE  seconds");
    any.measures().keySet().forEach(name -> head.append("  ").append(centred(name)));
    out.println(head);
    for (BenchSummary.Line line : lines) {
      StringBuilder text = new StringBuilder(padded(line.arm(), widest));
      text.append(
          String.format(Locale.ROOT, "%9d%9.0f%9.1f", line.budget(), line.nfe(), line.seconds()));
      line.measures().values().forEach(e -> text.append("  ").append(centred(words(e))));
      out.println(text);
    }
    if (!summary.comparisons().isEmpty()) {
      print(summary.comparisons(), widest, out);
    }
  }

  private static void print(
      List<BenchSummary.Comparison> comparisons, int widest, PrintWriter out) {
    out.println();
    out.println("Against the baselines, prompt by prompt and seed by seed");
    for (BenchSummary.Comparison c : comparisons) {
      StringBuilder text = new StringBuilder(padded(c.arm(), widest));
      text.append(
          String.format(
              Locale.ROOT,
              "%9d  against %s: won %d, tied %d, lost %d, rate %s;",
              c.budget(),
              c.baseline(),
              c.wins(),
              c.ties(),
              c.losses(),
              words(c.winRate())));
      for (Map.Entry<String, Estimate> gain : c.gains().entrySet()) {
        text.append(" %s %s".formatted(gain.getKey(), words(gain.getValue())));
      }
      out.println(text);
    }
  }

  private static String words(Estimate e) {
    return Double.isNaN(e.mean())
        ? "-"
        : "%s [%s, %s]"
            .formatted(Words.reward(e.mean()), Words.reward(e.low()), Words.reward(e.high()));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String centred(String text) {
    return text.length() >= 26 ? text : "%-26s".formatted(text);
  }
}
