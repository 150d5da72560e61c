package studio.evosearch.engine.run;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.Round;

/** What a run says of itself. Values only, in the order they happened, from the run's thread. */
public sealed interface RunEvent {
  /**
   * The run entered a state.
   *
   * @param reason why, in words for people; empty where the state says all
   */
  record StateChanged(RunState state, String reason) implements RunEvent {}

  /** A steering command was journalled; it applies from this generation on. */
  record Steered(int generation, RunCommand.Steering command, Settings settings)
      implements RunEvent {}

  /**
   * A steering command was taken back and is journalled no more.
   *
   * @param generation the one it would have applied from
   * @param settings what applies to the next generation to be planned now
   */
  record Undone(int generation, RunCommand.Steering command, Settings settings)
      implements RunEvent {}

  /** A command was refused. */
  record Refused(RunCommand command, String why) implements RunEvent {}

  /**
   * A generation's trajectories start.
   *
   * @param firstId the id its first candidate gets; the others follow
   */
  record GenerationStarted(Round round, long firstId, Settings settings) implements RunEvent {}

  /**
   * After each denoiser call.
   *
   * @param generation the generation in flight
   * @param state the state index whose step is being taken
   * @param spent everything so far, the generation in flight included
   * @param nfePlanned NFE of the whole run as it stands
   * @param bestFitness of the finished candidates
   * @param nfePerSecond over this process's working time
   * @param secondsLeft at that rate; NaN before it is known
   */
  record Progress(
      int generation,
      int state,
      Ledger spent,
      long nfePlanned,
      OptionalDouble bestFitness,
      double nfePerSecond,
      double secondsLeft)
      implements RunEvent {}

  /** A decoded x0hat of a trajectory in flight, PNG. */
  @SuppressWarnings("ArrayRecordComponent")
  record Preview(long candidate, int state, byte[] png) implements RunEvent {}

  /**
   * Candidates of a generation got no fitness and are left out of the search.
   *
   * @param whys why, by candidate in the order of their ids; one or more
   */
  record Quarantined(SortedMap<Long, String> whys) implements RunEvent {}

  /**
   * A generation is judged and stored.
   *
   * @param candidates its new candidates
   * @param fitness theirs, in the same order; NaN for quarantined ones
   * @param best the best finished candidate of the run; empty when there is none yet
   * @param spent everything so far
   */
  record GenerationDone(
      Round round, List<Candidate> candidates, List<Double> fitness, List<Best> best, Ledger spent)
      implements RunEvent {}

  /** A candidate and its fitness. */
  record Best(long candidate, double fitness) {}
}
