package studio.evosearch.engine.analysis;

import java.util.OptionalInt;

/**
 * A forest with a place for every node: rows are generations, x is tidy, and within a row nodes are
 * found by halving.
 */
public final class TidyLayout {
  private final Forest forest;
  private final double[] places;
  private final double width;

  /** Where each row starts in {@link #sorted}; one more entry at the end. */
  private final int[] first;

  /** Nodes row by row, from left to right. */
  private final int[] sorted;

  /** Where each node is in {@link #sorted}. */
  private final int[] ranks;

  private TidyLayout(Forest forest, double[] places) {
    this.forest = forest;
    this.places = places;
    double right = 0;
    int rows = 0;
    for (int node = 0; node < places.length; node++) {
      right = Math.max(right, places[node]);
      rows = Math.max(rows, forest.generation(node) + 1);
    }
    width = right;
    first = new int[rows + 1];
    sorted = new int[places.length];
    ranks = new int[places.length];
    sort();
  }

  public static TidyLayout of(Forest forest) {
    return new TidyLayout(forest, TidyWalk.places(forest));
  }

  /** A walk from each parent to its children, the left ones first, meets each row in order. */
  private void sort() {
    for (int node = 0; node < places.length; node++) {
      first[forest.generation(node) + 1]++;
    }
    for (int row = 0; row + 1 < first.length; row++) {
      first[row + 1] += first[row];
    }
    int[] next = first.clone();
    int[] waiting = new int[places.length];
    for (int root = 0; root < places.length; root++) {
      int count = 0;
      if (forest.isRoot(root)) {
        waiting[count++] = root;
      }
      while (count > 0) {
        int node = waiting[--count];
        int rank = next[forest.generation(node)]++;
        sorted[rank] = node;
        ranks[node] = rank;
        for (int i = forest.childCount(node) - 1; i >= 0; i--) {
          waiting[count++] = forest.child(node, i);
        }
      }
    }
  }

  public Forest forest() {
    return forest;
  }

  /** From 0, one unit from neighbours in the row at least. */
  public double x(int node) {
    return places[node];
  }

  /** The largest x there is. */
  public double width() {
    return width;
  }

  /** How many rows there are: the generations, those without candidates too. */
  public int rows() {
    return first.length - 1;
  }

  /** Where a row starts among the ranks. */
  public int firstRank(int row) {
    return first[row];
  }

  /** The node of a rank: ranks go through each row from left to right, row by row. */
  public int node(int rank) {
    return sorted[rank];
  }

  /** The first rank of a row whose node stands at {@code x} or right of it; else the row's end. */
  public int rankFrom(int row, double x) {
    int low = first[row];
    int high = first[row + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places[sorted[middle]] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The node of a row nearest to {@code x}; empty when there is none within {@code reach}. */
  public OptionalInt nearest(int row, double x, double reach) {
    if (row < 0 || row >= rows()) {
      return OptionalInt.empty();
    }
    int rank = rankFrom(row, x);
    int found = -1;
    double least = reach;
    for (int near = Math.max(first[row], rank - 1); near <= rank && near < first[row + 1]; near++) {
      double distance = Math.abs(places[sorted[near]] - x);
      if (distance <= least) {
        least = distance;
        found = sorted[near];
      }
    }
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }

  /**
   * The neighbour in a node's row.
   *
   * @param by 1 for the one to the right, -1 for the one to the left
   */
  public OptionalInt neighbour(int node, int by) {
    int row = forest.generation(node);
    int rank = ranks[node] + by;
    return rank < first[row] || rank >= first[row + 1]
        ? OptionalInt.empty()
        : OptionalInt.of(sorted[rank]);
  }
}
