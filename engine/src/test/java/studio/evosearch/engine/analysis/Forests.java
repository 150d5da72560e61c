package studio.evosearch.engine.analysis;

import java.util.Random;

/** Forests for tests. */
final class Forests {
  private Forests() {}

  /** Nodes in a row, each the child of the one before. */
  static Forest chain(int length) {
    int[] parents = new int[length];
    int[] generations = new int[length];
    for (int i = 0; i < length; i++) {
      parents[i] = i - 1;
      generations[i] = i;
    }
    return Forest.of(parents, generations);
  }

  /**
   * Generations of candidates that descend from random candidates of any generation before, or of
   * none.
   *
   * @param newRoots the part of later generations that descends from none
   */
  static Forest random(int generations, int population, double newRoots, long seed) {
    Random random = new Random(seed);
    int[] parents = new int[generations * population];
    int[] rows = new int[parents.length];
    for (int node = 0; node < parents.length; node++) {
      int row = node / population;
      rows[node] = row;
      boolean root = row == 0 || random.nextDouble() < newRoots;
      // Mostly of the last generation, sometimes of one long ago, as elites' children are.
      int back = random.nextInt(4) == 0 ? 1 + random.nextInt(Math.max(1, row)) : 1;
      parents[node] = root ? -1 : (row - back) * population + random.nextInt(population);
    }
    return Forest.of(parents, rows);
  }
}
