package studio.evosearch.engine.search;

import java.util.Comparator;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

/**
 * All that a search method may know when it plans a generation.
 *
 * @param seed the run's seed
 * @param steps N, the number of denoising steps
 * @param branch whether the run starts from a stored state rather than from noise
 * @param rootState the state index a branch starts from; 0 for a run from noise
 * @param round the index of the generation to plan
 * @param archive every candidate so far, by id
 * @param fitness the guide's fitness by id, ratings joined; NaN for quarantined candidates
 * @param nfeLeft what the budget still pays for
 * @param controls what applies to this generation
 */
public record SearchView(
    long seed,
    int steps,
    boolean branch,
    int rootState,
    int round,
    List<Candidate> archive,
    LongToDoubleFunction fitness,
    long nfeLeft,
    Controls controls) {

  /** Best first; ties go to the older candidate, so that order never depends on the sort. */
  public Comparator<Candidate> bestFirst() {
    return Comparator.comparingDouble((Candidate c) -> -fitness.applyAsDouble(c.id()))
        .thenComparingLong(Candidate::id);
  }

  /** Finished, judged candidates that a person has not rejected. */
  public Stream<Candidate> finished() {
    return archive.stream().filter(c -> c.to() == steps).filter(this::usable);
  }

  /** Whether a candidate was judged and a person has not rejected it. */
  boolean usable(Candidate candidate) {
    return Double.isFinite(fitness.applyAsDouble(candidate.id()))
        && !controls.rejected().contains(candidate.id());
  }

  /** The stream of this generation's choices. */
  public NoiseStream choices() {
    return NoiseStream.of(seed, round, 0, Purpose.SELECTION);
  }
}
