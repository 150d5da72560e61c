package studio.evosearch.engine.export;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunStore;

/** A run's generations as a contact sheet, of a size that can be looked at whatever the run's. */
public final class RunSheet {
  private static final int MOST_ROWS = 12;

  /** The best of each generation are shown; fewer of each where there are many generations. */
  private static final int MOST_IN_A_ROW = 24;

  private static final int FEWEST_IN_A_ROW = 8;
  private static final int MOST_PICTURES = MOST_ROWS * FEWEST_IN_A_ROW;

  private final RunStore store;
  private final RunReport report;
  private final long best;

  private RunSheet(RunStore store, RunReport report) {
    this.store = store;
    this.report = report;
    this.best = report.best().map(RunReport.Best::id).orElse(-1L);
  }

  /** The sheet of a run that has a generation. */
  public static ContactSheet of(RunStore store, RunReport report) {
    return new RunSheet(store, report).sheet();
  }

  private ContactSheet sheet() {
    int generations = report.generations().size();
    SortedSet<Integer> shown = shown(generations);
    report.best().ifPresent(b -> shown.add(report.candidates().get((int) b.id()).generation()));
    int inARow = Math.clamp(MOST_PICTURES / shown.size(), FEWEST_IN_A_ROW, MOST_IN_A_ROW);
    RunSpec spec = report.spec();
    String leftOut =
        shown.size() == generations
            ? ""
            : ", %d of %d generations (%d left out)"
                .formatted(shown.size(), generations, generations - shown.size());
    return new ContactSheet(
        report.prompt().isEmpty() ? References.name(spec.model()) : report.prompt(),
        "%s, %s, %d NFE%s"
            .formatted(
                References.name(spec.model()),
                spec.method().getClass().getSimpleName(),
                report.nfe(),
                leftOut),
        shown.stream().map(i -> row(report.generations().get(i), inARow)).toList());
  }

  /** The first, the last, and evenly chosen ones between where there are many. */
  static SortedSet<Integer> shown(int generations) {
    SortedSet<Integer> shown = new TreeSet<>();
    int rows = Math.min(generations, MOST_ROWS);
    for (int i = 0; i < rows; i++) {
      shown.add(rows == 1 ? 0 : Math.round((float) i * (generations - 1) / (rows - 1)));
    }
    return shown;
  }

  private ContactSheet.Row row(RunReport.GenerationLine line, int most) {
    List<RunReport.CandidateLine> members = report.members(line).toList();
    List<ContactSheet.Cell> cells =
        members.stream()
            .sorted((a, b) -> Double.compare(sortable(b.reward()), sortable(a.reward())))
            .limit(most)
            .map(member -> cell(member, line.elites().contains(member.id())))
            .toList();
    return new ContactSheet.Row(
        "Generation %d, from state %d, %d NFE so far%s"
            .formatted(
                line.index(),
                line.state(),
                line.nfeSoFar(),
                members.size() > most ? ", best " + most + " of " + members.size() : ""),
        cells);
  }

  private ContactSheet.Cell cell(RunReport.CandidateLine member, boolean elite) {
    return new ContactSheet.Cell(
        () -> RunPictures.of(store, member.id()),
        (elite ? "elite " : "") + member.id() + ": " + Figures.reward(member.reward()),
        member.id() == best);
  }

  private static double sortable(double reward) {
    return Double.isNaN(reward) ? Double.NEGATIVE_INFINITY : reward;
  }
}
