package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How trajectories that promise little are given up early: at some states the x0hat of a whole
 * generation is judged, as particle sampling does, and only the best go on. What is saved pays for
 * more children.
 *
 * @param states where, ascending; those at or before a trajectory's start do not concern it
 * @param keep the share that goes on, above 0 to 1; always one at least
 */
public record Screening(List<Integer> states, double keep) {
  /** Every trajectory is denoised to its end. */
  public static final Screening NONE = new Screening(List.of(), 1);

  public Screening {
    states = List.copyOf(new TreeSet<>(states));
    states.forEach(s -> Checks.atLeast("screening state", 1, s));
    if (!(keep > 0 && keep <= 1)) {
      throw new IllegalArgumentException(
          "the share that screening keeps must be above 0 to 1, not " + keep);
    }
  }

  /** How many of so many go on. */
  int survivors(int count) {
    return count == 0 ? 0 : Math.max(1, (int) Math.ceil(keep * count));
  }

  /** Where trajectories from a state are judged: at screens after it, and at the end. */
  List<Integer> stops(int from, int steps) {
    List<Integer> stops = new ArrayList<>(states);
    stops.removeIf(s -> s <= from || s >= steps);
    stops.add(steps);
    return stops;
  }

  /** How many of so many trajectories from a state come to the end. */
  public int finished(int count, int from, int steps) {
    int left = count;
    for (int screen = 1; screen < stops(from, steps).size(); screen++) {
      left = survivors(left);
    }
    return left;
  }

  /** What so many trajectories from a state cost. */
  public long nfe(int count, int from, int steps) {
    long nfe = 0;
    int at = from;
    int left = count;
    for (int stop : stops(from, steps)) {
      nfe += (long) left * (stop - at);
      left = survivors(left);
      at = stop;
    }
    return nfe;
  }

  /** How many trajectories from a state a budget pays for. */
  int affordable(long budget, int from, int steps) {
    int count = 0;
    while (nfe(count + 1, from, steps) <= budget) {
      count++;
    }
    return count;
  }

  /**
   * Checks the states against the number of steps.
   *
   * @throws IllegalArgumentException when one does not fit
   */
  public void check(int steps) {
    if (!states.isEmpty() && states.getLast() >= steps) {
      throw new IllegalArgumentException(
          "screening states %s must stay below the number of steps, %d".formatted(states, steps));
    }
  }
}
