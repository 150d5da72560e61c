package studio.evosearch.engine.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import studio.evosearch.engine.search.Start;

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
 * @param settings all that was told so far, as it will apply to the next generation to be planned
 * @param next the index of the next generation to be planned
 * @param guides names of the rewards that guide; what the spec calls them before the run began
 * @param heldOut names of the other rewards, so too
 * @param videos whether its candidates are videos
 * @param created when the run was made
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
    List<JournalEntry> commands,
    Settings settings,
    int next,
    List<String> guides,
    List<String> heldOut,
    boolean videos,
    Instant created) {

  /**
   * One generation.
   *
   * @param bestSoFar the best fitness of finished candidates up to here; NaN before there is one
   * @param mean mean fitness of its members, elites included
   * @param nfeSoFar spent up to and with it
   * @param settings what applied to it
   * @param spent what it cost
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
      double seconds,
      Settings settings,
      Ledger spent) {}

  /**
   * One candidate.
   *
   * @param state the state index it started at
   * @param end the state index it ended at
   * @param origin how its first state was made, such as {@code Noise} or {@code Mutated}
   * @param reward its fitness; NaN when quarantined
   * @param rewards every raw reward by name
   * @param start how its first state was made, in full
   * @param nfe what it cost
   */
  public record CandidateLine(
      long id,
      OptionalLong parent,
      int generation,
      int state,
      int end,
      String origin,
      double reward,
      Map<String, Double> rewards,
      Start start,
      long nfe) {}

  /** The answer of the search. */
  public record Best(long id, double reward, String picture) {}

  /** Reads a run's figures. */
  public static RunReport of(RunStore store) {
    return new RunFigures(store).report();
  }

  /** The members of a generation, elites first. */
  public Stream<CandidateLine> members(GenerationLine generation) {
    int first =
        generations.subList(0, generation.index()).stream()
            .mapToInt(GenerationLine::candidates)
            .sum();
    return Stream.concat(
        generation.elites().stream().map(id -> candidates.get(id.intValue())),
        candidates.subList(first, first + generation.candidates()).stream());
  }
}
