package studio.evosearch.app.session;

import java.util.stream.LongStream;
import studio.evosearch.engine.run.Settings;
import studio.evosearch.engine.search.Round;

/**
 * The generation being denoised.
 *
 * @param round its plan
 * @param firstId the id its first candidate will get; the others follow
 * @param settings what applies to it
 */
public record Flight(Round round, long firstId, Settings settings) {
  /** The ids its candidates will get, in the order of the plan. */
  public LongStream ids() {
    return LongStream.range(firstId, firstId + round.proposals().size());
  }
}
