package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.List;

/**
 * One generation of a search: who is carried over, and which trajectories to denoise.
 *
 * @param index 0 for the first
 * @param state the state index its trajectories start at
 * @param elites ids carried over from earlier generations; they cost no NFE
 * @param proposals what to denoise, in the order of the ids they will get
 */
public record Round(int index, int state, List<Long> elites, List<Proposal> proposals) {
  public Round {
    elites = List.copyOf(elites);
    proposals = List.copyOf(proposals);
  }

  /** What the round costs. */
  public long nfe() {
    return proposals.stream().mapToLong(Proposal::nfe).sum();
  }

  /** As many of the first proposals as a budget pays for. */
  public Round within(long nfeLeft) {
    List<Proposal> affordable = new ArrayList<>();
    long left = nfeLeft;
    for (Proposal proposal : proposals) {
      left -= proposal.nfe();
      if (left < 0) {
        break;
      }
      affordable.add(proposal);
    }
    return new Round(index, state, elites, affordable);
  }
}
