package studio.evosearch.app.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunReport.GenerationLine;
import studio.evosearch.engine.run.Settings;

/**
 * A run at a point of its time: what the views draw.
 *
 * @param report the run as it is stored now
 * @param generation the index of the generation on show; -1 before the first is stored
 * @param following whether it is the newest one, and newer ones are to take its place
 * @param settings what marks candidates: that of the generation on show for a past one, else what
 *     will apply to the next generation
 */
public record Moment(RunReport report, int generation, boolean following, Settings settings) {

  /** Whether there are newer generations than the one on show. */
  public boolean past() {
    return generation < report.generations().size() - 1;
  }

  /** The generations up to the one on show. */
  public List<GenerationLine> generations() {
    return report.generations().subList(0, generation + 1);
  }

  /** The generation on show. */
  public Optional<GenerationLine> shown() {
    return generation < 0 ? Optional.empty() : Optional.of(report.generations().get(generation));
  }

  /** Every candidate up to the generation on show, by id. */
  public List<CandidateLine> candidates() {
    int count =
        report.generations().stream()
            .limit(generation + 1L)
            .mapToInt(GenerationLine::candidates)
            .sum();
    return report.candidates().subList(0, count);
  }

  /** The members of the generation on show, elites first. */
  public List<CandidateLine> members() {
    return shown()
        .map(line ->
            Stream.concat(
                    line.elites().stream().map(id -> report.candidates().get(id.intValue())),
                    candidates().subList(candidates().size() - line.candidates(), candidates().size()).stream())
                .toList())
        .orElse(List.of());
  }

  /** A candidate that was there by then. */
  public Optional<CandidateLine> candidate(long id) {
    List<CandidateLine> all = candidates();
    return id >= 0 && id < all.size() ? Optional.of(all.get((int) id)) : Optional.empty();
  }

  /** The best finished candidate up to the generation on show that nobody has rejected. */
  public Optional<CandidateLine> best() {
    return candidates().stream()
        .filter(c -> c.end() == report.spec().steps() && Double.isFinite(c.reward()))
        .filter(c -> !settings.controls().rejected().contains(c.id()))
        .max((a, b) -> {
          int byReward = Double.compare(a.reward(), b.reward());
          return byReward != 0 ? byReward : Long.compare(b.id(), a.id());
        });
  }
}
