package studio.evosearch.engine.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds a place for every node of a forest, one unit from its neighbours: parents stand in the
 * middle above their children, and children keep their order.
 *
 * <p>The algorithm is A. van der Ploeg, "Drawing non-layered tidy trees in linear time", Software:
 * Practice and Experience 44 (2014), which mends Buchheim, Jünger and Leipert's (2002) for nodes of
 * different heights. A node here reaches from the row under its parent's down to its own, so that
 * the edge to a child of a much later generation has its column to itself. Ids grow from parents to
 * children, so both walks are loops: no chain is too deep. Trees are set side by side row by row; a
 * tree that begins in a later generation may stand under one that ended.
 */
final class TidyWalk {
  private static final int NONE = -1;

  /** Where the trees before this one end, in each row. */
  private final double[] frontier;

  private final Forest forest;
  private final double[] prelim;
  private final double[] mod;
  private final double[] shift;
  private final double[] change;
  private final int[] leftThread;
  private final int[] rightThread;

  /** The lowest node on the left contour of each node's subtree, and on the right one. */
  private final int[] leftEnd;

  private final int[] rightEnd;

  /** The sum of {@link #mod} from the subtree's root to those nodes. */
  private final double[] leftEndMod;

  private final double[] rightEndMod;

  private TidyWalk(Forest forest) {
    int n = forest.size();
    this.forest = forest;
    int rows = 0;
    for (int node = 0; node < n; node++) {
      rows = Math.max(rows, forest.generation(node) + 1);
    }
    frontier = new double[rows];
    Arrays.fill(frontier, -1);
    prelim = new double[n];
    mod = new double[n];
    shift = new double[n];
    change = new double[n];
    leftThread = filled(n);
    rightThread = filled(n);
    leftEnd = filled(n);
    rightEnd = filled(n);
    leftEndMod = new double[n];
    rightEndMod = new double[n];
  }

  private static int[] filled(int n) {
    int[] none = new int[n];
    Arrays.fill(none, NONE);
    return none;
  }

  /** The x of every node, at least 0. */
  static double[] places(Forest forest) {
    TidyWalk walk = new TidyWalk(forest);
    for (int node = forest.size() - 1; node >= 0; node--) {
      walk.joinChildren(node);
    }
    return walk.fromRoots();
  }

  // --- from the leaves up: children are set side by side

  private void joinChildren(int node) {
    int count = forest.childCount(node);
    if (count == 0) {
      leftEnd[node] = node;
      rightEnd[node] = node;
      return;
    }
    int eldest = forest.child(node, 0);
    Lowest lowest = Lowest.with(null, bottom(leftEnd[eldest]), 0);
    for (int i = 1; i < count; i++) {
      int bottom = bottom(rightEnd[forest.child(node, i)]);
      separate(node, i, lowest);
      lowest = Lowest.with(lowest, bottom, i);
    }
    int youngest = forest.child(node, count - 1);
    prelim[node] = (prelim[eldest] + mod[eldest] + prelim[youngest] + mod[youngest]) / 2;
    leftEnd[node] = leftEnd[eldest];
    leftEndMod[node] = leftEndMod[eldest];
    rightEnd[node] = rightEnd[youngest];
    rightEndMod[node] = rightEndMod[youngest];
  }

  /** Moves a child's subtree to the right of all before it. */
  private void separate(int node, int index, Lowest before) {
    int left = forest.child(node, index - 1);
    int right = forest.child(node, index);
    double leftMod = mod[left];
    double rightMod = mod[right];
    Lowest lowest = before;
    while (left != NONE && right != NONE) {
      while (bottom(left) > lowest.bottom && lowest.lower != null) {
        lowest = lowest.lower;
      }
      double overlap = leftMod + prelim[left] + 1 - (rightMod + prelim[right]);
      if (overlap > 0) {
        rightMod += overlap;
        move(node, index, lowest.index, overlap);
      }
      int leftBottom = bottom(left);
      int rightBottom = bottom(right);
      if (leftBottom <= rightBottom) {
        left = nextOnRight(left);
        leftMod += left == NONE ? 0 : mod[left];
      }
      if (leftBottom >= rightBottom) {
        right = nextOnLeft(right);
        rightMod += right == NONE ? 0 : mod[right];
      }
    }
    if (right != NONE) {
      threadLeft(forest.child(node, 0), forest.child(node, index), right, rightMod);
    } else if (left != NONE) {
      threadRight(forest.child(node, index - 1), forest.child(node, index), left, leftMod);
    }
  }

  /** The gap that arises is shared out among those between the two subtrees that met. */
  private void move(int node, int index, int met, double distance) {
    int moved = forest.child(node, index);
    mod[moved] += distance;
    leftEndMod[moved] += distance;
    rightEndMod[moved] += distance;
    if (met != index - 1) {
      double each = distance / (index - met);
      shift[forest.child(node, met + 1)] += each;
      shift[moved] -= each;
      change[moved] -= distance - each;
    }
  }

  /** The left contour of those before goes on with that of the subtree beside them. */
  private void threadLeft(int eldest, int child, int onto, double ontoMod) {
    int end = leftEnd[eldest];
    leftThread[end] = onto;
    double difference = ontoMod - mod[onto] - leftEndMod[eldest];
    mod[end] += difference;
    prelim[end] -= difference;
    leftEnd[eldest] = leftEnd[child];
    leftEndMod[eldest] = leftEndMod[child];
  }

  /** The right contour of the subtree goes on with that of those before. */
  private void threadRight(int before, int child, int onto, double ontoMod) {
    int end = rightEnd[child];
    rightThread[end] = onto;
    double difference = ontoMod - mod[onto] - rightEndMod[child];
    mod[end] += difference;
    prelim[end] -= difference;
    rightEnd[child] = rightEnd[before];
    rightEndMod[child] = rightEndMod[before];
  }

  private int nextOnLeft(int node) {
    return forest.childCount(node) == 0 ? leftThread[node] : forest.child(node, 0);
  }

  private int nextOnRight(int node) {
    int count = forest.childCount(node);
    return count == 0 ? rightThread[node] : forest.child(node, count - 1);
  }

  private int bottom(int node) {
    return forest.generation(node);
  }

  /**
   * Whose contour is met at which depth: a sibling, and beneath it those before it that reach lower
   * than all after them.
   *
   * @param bottom the lowest row the sibling's subtree reaches
   * @param index its place among the siblings
   * @param lower the next one, which reaches lower
   */
  private record Lowest(int bottom, int index, @Nullable Lowest lower) {
    static Lowest with(@Nullable Lowest before, int bottom, int index) {
      Lowest kept = before;
      while (kept != null && bottom >= kept.bottom) {
        kept = kept.lower;
      }
      return new Lowest(bottom, index, kept);
    }
  }

  // --- from the roots down: what was told to a subtree as a whole reaches its nodes

  private double[] fromRoots() {
    double[] places = new double[forest.size()];
    double[] sums = new double[forest.size()];
    for (int node = 0; node < places.length; node++) {
      sums[node] =
          forest.isRoot(node) ? besideOthers(node) : sums[forest.parentOf(node)] + mod[node];
      places[node] = sums[node] + prelim[node];
      shareOut(node);
    }
    return places;
  }

  private void shareOut(int node) {
    double step = 0;
    double sum = 0;
    for (int i = 0; i < forest.childCount(node); i++) {
      int child = forest.child(node, i);
      step += shift[child];
      sum += step + change[child];
      mod[child] += sum;
    }
  }

  /** How far right a tree has to stand to be clear of those before it. */
  private double besideOthers(int root) {
    double distance = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int row = forest.generation(root);
    for (int node = root; node != NONE; node = nextOnLeft(node)) {
      sum += mod[node];
      for (; row <= bottom(node); row++) {
        distance = Math.max(distance, frontier[row] + 1 - sum - prelim[node]);
      }
    }
    sum = distance;
    row = forest.generation(root);
    for (int node = root; node != NONE; node = nextOnRight(node)) {
      sum += mod[node];
      for (; row <= bottom(node); row++) {
        frontier[row] = sum + prelim[node];
      }
    }
    return distance;
  }
}
