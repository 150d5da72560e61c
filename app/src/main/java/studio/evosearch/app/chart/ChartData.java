package studio.evosearch.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import studio.evosearch.engine.analysis.Parentage;
import studio.evosearch.engine.run.JournalEntry;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunReport.GenerationLine;

/**
 * A run as points against NFE.
 *
 * @param candidates those that have a fitness, in the order of their ids
 * @param best the finished candidates that were better than all before them
 * @param generations one point each
 * @param heldOut names of the rewards that do not guide
 * @param marks what a person did, by generation; tags are left out, since they change nothing
 * @param nfe spent in all
 * @param steps of a whole trajectory
 */
record ChartData(
    List<Landing> candidates,
    List<Landing> best,
    List<GenerationPoint> generations,
    List<String> heldOut,
    List<Mark> marks,
    double nfe,
    int steps) {
  ChartData {
    candidates = List.copyOf(candidates);
    best = List.copyOf(best);
    generations = List.copyOf(generations);
    heldOut = List.copyOf(heldOut);
    marks = List.copyOf(marks);
  }

  static ChartData of(RunReport report) {
    List<Landing> candidates = landings(report);
    return new ChartData(
        candidates,
        best(candidates, report.spec().steps()),
        report.generations().stream().map(line -> generation(report, line)).toList(),
        report.heldOut(),
        marks(report),
        report.nfe(),
        report.spec().steps());
  }

  /** The best so far as a line of steps that ends with the run. */
  List<Point> bestSteps() {
    return steps(Landing::point);
  }

  /** A reward of the best so far as a line of steps. */
  List<Point> bestSteps(String reward) {
    return steps(landing -> landing.point(reward));
  }

  /** The finished candidates of the generations up to one. */
  List<Landing> finished(int generation) {
    return candidates.stream()
        .filter(l -> l.candidate().end() == steps && l.candidate().generation() <= generation)
        .toList();
  }

  /** Where a candidate landed; empty when it has no fitness. */
  Optional<Landing> landing(long id) {
    // At the place of its id, or before it by as many as have no fitness.
    int at = (int) Math.min(id, candidates.size() - 1L);
    while (at >= 0 && candidates.get(at).candidate().id() > id) {
      at--;
    }
    return at < 0
        ? Optional.empty()
        : Optional.of(candidates.get(at)).filter(l -> l.candidate().id() == id);
  }

  private List<Point> steps(Function<Landing, Point> value) {
    List<Point> steps = new ArrayList<>();
    for (Landing landing : best) {
      Point next = value.apply(landing);
      if (!steps.isEmpty()) {
        steps.add(new Point(next.nfe(), steps.getLast().value()));
      }
      steps.add(next);
    }
    if (!steps.isEmpty() && steps.getLast().nfe() < nfe) {
      steps.add(new Point(nfe, steps.getLast().value()));
    }
    return steps;
  }

  /**
   * What was spent up to and with a generation; 0 for -1.
   *
   * @param generation -1 to the last
   */
  double nfeAt(int generation) {
    return generation < 0 ? 0 : generations.get(generation).nfe();
  }

  /**
   * Trajectories of one generation are denoised in the order of their ids, and share what it cost
   * by their lengths.
   */
  private static List<Landing> landings(RunReport report) {
    List<Landing> landings = new ArrayList<>();
    int from = 0;
    for (GenerationLine line : report.generations()) {
      long spent = line.nfeSoFar() - line.nfe();
      List<CandidateLine> own = report.candidates().subList(from, from + line.candidates());
      for (CandidateLine candidate : own) {
        spent += candidate.nfe();
        if (Double.isFinite(candidate.reward())) {
          double nfe = Math.min(spent, line.nfeSoFar());
          landings.add(new Landing(candidate, new Point(nfe, candidate.reward())));
        }
      }
      from += line.candidates();
    }
    return landings;
  }

  private static List<Landing> best(List<Landing> candidates, int steps) {
    List<Landing> best = new ArrayList<>();
    for (Landing landing : candidates) {
      CandidateLine candidate = landing.candidate();
      if (candidate.end() == steps
          && (best.isEmpty() || candidate.reward() > best.getLast().candidate().reward())) {
        best.add(landing);
      }
    }
    return best;
  }

  private static GenerationPoint generation(RunReport report, GenerationLine line) {
    List<CandidateLine> members = report.members(line).toList();
    Map<String, Spread> heldOut =
        report.heldOut().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    name ->
                        Spread.of(
                            members.stream()
                                .mapToDouble(m -> m.rewards().getOrDefault(name, Double.NaN)))));
    long[] parents =
        members.stream()
            .filter(m -> m.generation() == line.index())
            .flatMapToLong(m -> m.parent().stream())
            .toArray();
    return new GenerationPoint(
        line.index(),
        line.nfeSoFar(),
        Spread.of(members.stream().mapToDouble(CandidateLine::reward)),
        heldOut,
        parents.length == 0 ? Double.NaN : Parentage.effectiveParents(LongStream.of(parents)),
        parents.length);
  }

  private static List<Mark> marks(RunReport report) {
    Map<Integer, List<RunCommand.Steering>> acts =
        report.commands().stream()
            .filter(entry -> !(entry.command() instanceof RunCommand.SetTags))
            .collect(
                Collectors.groupingBy(
                    JournalEntry::generation,
                    TreeMap::new,
                    Collectors.mapping(JournalEntry::command, Collectors.toList())));
    List<Mark> marks = new ArrayList<>();
    acts.forEach((generation, done) -> marks.add(mark(report, generation, done)));
    return marks;
  }

  private static Mark mark(RunReport report, int generation, List<RunCommand.Steering> acts) {
    List<GenerationLine> lines = report.generations();
    boolean stored = generation < lines.size();
    double nfe =
        stored
            ? lines.get(generation).nfeSoFar() - lines.get(generation).nfe()
            : (double) report.nfe();
    return new Mark(generation, nfe, acts);
  }
}
