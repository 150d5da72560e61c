package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.run.SpecDifference;

/** {@code evosearch compare}. */
@Command(
    name = "compare",
    description = {
      "Compares runs: where their settings differ, and the best reward each had found at equal"
          + " cost (NFE: denoiser evaluations).",
      "Rewards compare only between runs with the same guide and prompt."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "2..*", description = "Two or more runs' folders.")
  List<Path> runs = List.of();

  @Mixin OutputOptions output = new OutputOptions();

  /**
   * What {@code --json} prints.
   *
   * @param differences settings that differ, by name, one value a run
   * @param points best reward so far at NFE at which some run finished a generation; NaN before a
   *     run had any
   */
  record Comparison(List<Run> runs, Map<String, List<String>> differences, List<Point> points) {}

  record Run(String run, long nfe, double best, double seconds) {}

  record Point(long nfe, List<Double> best) {}

  @Override
  public Integer call() {
    List<RunReport> reports = new ArrayList<>();
    for (Path run : runs) {
      try (RunStore store = RunStore.read(run)) {
        reports.add(RunReport.of(store));
      }
    }
    Comparison comparison =
        new Comparison(
            reports.stream()
                .map(r ->
                    new Run(
                        r.run(),
                        r.nfe(),
                        r.best().map(RunReport.Best::reward).orElse(Double.NaN),
                        r.seconds()))
                .toList(),
            SpecDifference.among(reports.stream().map(RunReport::spec).toList()),
            points(reports));
    output.print(() -> comparison, out -> print(comparison, out));
    return 0;
  }

  private static List<Point> points(List<RunReport> reports) {
    TreeSet<Long> marks = new TreeSet<>();
    reports.forEach(r -> r.generations().forEach(g -> marks.add(g.nfeSoFar())));
    return marks.stream()
        .map(nfe -> new Point(nfe, reports.stream().map(r -> bestAt(r, nfe)).toList()))
        .toList();
  }

  private static double bestAt(RunReport report, long nfe) {
    double best = Double.NaN;
    for (RunReport.GenerationLine line : report.generations()) {
      if (line.nfeSoFar() <= nfe) {
        best = line.bestSoFar();
      }
    }
    return best;
  }

  private static void print(Comparison comparison, PrintWriter out) {
    List<Run> runs = comparison.runs();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      out.println(
          "%s  %s: best %s, %d NFE, %s"
              .formatted(
                  letter(i),
                  run.run(),
                  Words.reward(run.best()),
                  run.nfe(),
                  Words.time(run.seconds())));
    }
    out.println();
    out.println(
        comparison.differences().isEmpty() ? "Their settings are the same." : "They differ in:");
    comparison
        .differences()
        .forEach((name, values) -> out.println("  " + name + ": " + String.join("  |  ", values)));
    out.println();
    StringBuilder head = new StringBuilder("     NFE");
    for (int i = 0; i < runs.size(); i++) {
      head.append("%10s".formatted(letter(i)));
    }
    out.println(head);
    for (Point point : comparison.points()) {
      StringBuilder line = new StringBuilder("%8d".formatted(point.nfe()));
      point.best().forEach(best -> line.append("%10s".formatted(Words.reward(best))));
      out.println(line);
    }
  }

  private static String letter(int i) {
    return String.valueOf((char) ('A' + i));
  }
}
