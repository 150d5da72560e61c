package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import studio.evosearch.engine.search.Candidate;

/**
 * A run as figures, read from its store.
 *
 * @param run its folder
 * @param runState where it stands
 * @param reason why; empty where the state says all
 * @param spec what was asked for
 * @param prompt the prompt in force at the end
 * @param nfe denoiser evaluations of stored generations
 * @param nfeDropped evaluations of generations that were stopped in flight and dropped
 * @param ledger everything spent on them
 * @param seconds working time
 * @param generations one entry each
 * @param candidates every candidate, by id
 * @param quarantined how many candidates got no fitness
 * @param best the best finished candidate
 * @param commands the journal
 */
public record RunReport(
    String run,
    RunState runState,
    String reason,
    RunSpec spec,
    String prompt,
    long nfe,
    long nfeDropped,
    Ledger ledger,
    double seconds,
    List<GenerationLine> generations,
    List<CandidateLine> candidates,
    long quarantined,
    Optional<Best> best,
    List<JournalEntry> commands) {

  /**
   * One generation.
   *
   * @param bestSoFar the best fitness of finished candidates up to here; NaN before there is one
   * @param mean mean fitness of its members, elites included
   * @param nfeSoFar spent up to and with it
   */
  public record GenerationLine(
      int index,
      int state,
      List<Long> elites,
      int candidates,
      double best,
      double bestSoFar,
      double mean,
      long nfe,
      long nfeSoFar,
      double seconds) {}

  /**
   * One candidate.
   *
   * @param state the state index it started at
   * @param end the state index it ended at
   * @param origin how its first state was made, such as {@code Noise} or {@code Mutated}
   * @param reward its fitness; NaN when quarantined
   * @param rewards every raw reward by name
   */
  public record CandidateLine(
      long id,
      OptionalLong parent,
      int generation,
      int state,
      int end,
      String origin,
      double reward,
      Map<String, Double> rewards) {}

  /** The answer of the search. */
  public record Best(long id, double reward, String picture) {}

  /** Reads a run's figures. */
  public static RunReport of(RunStore store) {
    RunSpec spec = store.spec();
    List<JournalEntry> journal = store.journal();
    List<GenerationRecord> stored = store.generations();
    // A prompt under which not all are judged yet says nothing of those that are not.
    Settings latest = Settings.at(stored.size(), spec, journal);
    boolean judged = stored.isEmpty() || store.unjudged(latest.prompt()).isEmpty();
    Settings settings = judged ? latest : stored.getLast().settings();
    // A run that has not begun has no candidates, and no names for its rewards yet.
    List<String> guides =
        store.guideNames().isEmpty()
            ? spec.rewards().stream().map(RewardTerm::reference).distinct().toList()
            : store.guideNames();
    Archive archive = new Archive(RunParts.mix(spec, guides));
    archive.add(store.candidates(settings.prompt()), settings.controls());

    Ledger ledger = Ledger.ZERO;
    List<GenerationLine> lines = new ArrayList<>();
    double bestSoFar = Double.NaN;
    for (GenerationRecord generation : stored) {
      ledger = ledger.plus(generation.spent());
      List<Candidate> own =
          archive.candidates().stream().filter(c -> c.round() == generation.index()).toList();
      double best =
          own.stream()
              .filter(c -> c.to() == spec.steps())
              .mapToDouble(c -> archive.fitness(c.id()))
              .filter(Double::isFinite)
              .max()
              .orElse(Double.NaN);
      bestSoFar = Double.isNaN(bestSoFar) || best > bestSoFar ? best : bestSoFar;
      double mean =
          LongStream.concat(
                  generation.elites().stream().mapToLong(Long::longValue),
                  own.stream().mapToLong(Candidate::id))
              .mapToDouble(archive::fitness)
              .filter(Double::isFinite)
              .average()
              .orElse(Double.NaN);
      lines.add(
          new GenerationLine(
              generation.index(),
              generation.state(),
              generation.elites(),
              own.size(),
              best,
              bestSoFar,
              mean,
              generation.spent().nfe(),
              ledger.nfe(),
              generation.spent().seconds()));
    }
    List<CandidateLine> candidates =
        archive.candidates().stream().map(c -> line(c, archive)).toList();
    return new RunReport(
        store.folder().toString(),
        store.state(),
        store.reason(),
        spec,
        settings.prompt(),
        ledger.nfe(),
        store.dropped(),
        ledger,
        ledger.seconds(),
        lines,
        candidates,
        candidates.stream().filter(c -> Double.isNaN(c.reward())).count(),
        archive
            .best(spec.steps(), settings.controls())
            .map(
                b -> new Best(b.candidate(), b.fitness(), store.picture(b.candidate()).toString())),
        journal);
  }

  private static CandidateLine line(Candidate c, Archive archive) {
    return new CandidateLine(
        c.id(),
        c.start().parent(),
        c.round(),
        c.from(),
        c.to(),
        c.start().getClass().getSimpleName(),
        archive.fitness(c.id()),
        c.rewards());
  }

  /** The members of a generation, elites first. */
  public Stream<CandidateLine> members(GenerationLine generation) {
    return Stream.concat(
        generation.elites().stream().map(id -> candidates.get(id.intValue())),
        candidates.stream().filter(c -> c.generation() == generation.index()));
  }
}
