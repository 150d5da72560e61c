package studio.evosearch.engine.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Who the children of a generation come from. */
public final class Parentage {
  private Parentage() {}

  /**
   * The effective number of parents: how many parents with equally many children would be as
   * diverse. It is 1 where all children share a parent and the number of children where each has
   * its own; a falling one tells that a few take the population over.
   *
   * <p>The inverse of Simpson's index, 1 / sum of p_i^2 with p_i the share of children of parent i
   * (Simpson, Measurement of Diversity, Nature 163, 1949), which is Hill's number of order 2 (Hill,
   * Diversity and Evenness, Ecology 54, 1973, equation 5).
   *
   * @param parents the parent's id of each child that has one
   * @return at least 1; 0 where there are no children
   */
  public static double effectiveParents(LongStream parents) {
    Map<Long, Long> children = new HashMap<>();
    parents.forEach(parent -> children.merge(parent, 1L, Long::sum));
    double all = children.values().stream().mapToLong(Long::longValue).sum();
    double concentration = children.values().stream().mapToDouble(n -> (n / all) * (n / all)).sum();
    return children.isEmpty() ? 0 : 1 / concentration;
  }
}
