package studio.evosearch.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TidyLayoutTest {
  private static final double EPSILON = 1e-6;

  @Test
  void aParentStandsInTheMiddleAboveItsChildren() {
    TidyLayout layout = layout(new int[] {-1, 0, 0, 0}, new int[] {0, 1, 1, 1});
    assertArrayEquals(new double[] {1, 0, 1, 2}, places(layout), EPSILON);
    assertEquals(2, layout.width(), EPSILON);
    assertEquals(2, layout.rows());
  }

  @Test
  void smallSubtreesBetweenLargeOnesAreSpreadOut() {
    // A root with three children; the outer ones have three children each.
    TidyLayout layout =
        layout(new int[] {-1, 0, 0, 0, 1, 1, 1, 3, 3, 3}, new int[] {0, 1, 1, 1, 2, 2, 2, 2, 2, 2});
    assertArrayEquals(new double[] {2.5, 1, 2.5, 4, 0, 1, 2, 3, 4, 5}, places(layout), EPSILON);
  }

  @Test
  void anEdgeOverGenerationsHasItsColumnToItself() {
    // The second child of the root comes three generations later, beside a chain.
    TidyLayout layout = layout(new int[] {-1, 0, 1, 2, 2, 0}, new int[] {0, 1, 2, 3, 3, 3});
    assertNoOverlap(layout);
    assertTrue(layout.x(5) - layout.x(4) >= 1 - EPSILON);
  }

  @Test
  void treesThatBeginLaterStandUnderThoseThatEnded() {
    TidyLayout layout = layout(new int[] {-1, -1, -1, -1}, new int[] {0, 0, 1, 1});
    assertArrayEquals(new double[] {0, 1, 0, 1}, places(layout), EPSILON);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingOverlapsAndParentsAreCentred(long seed) {
    Forest forest =
        Forests.random(3 + (int) seed * 3, 2 + (int) (seed * seed), seed % 2 * 0.1, seed);
    TidyLayout layout = TidyLayout.of(forest);
    assertNoOverlap(layout);
    assertCentred(layout);
  }

  @Test
  void aDeepChainIsLaidOut() {
    TidyLayout layout = TidyLayout.of(Forests.chain(100_000));
    assertEquals(100_000, layout.rows());
    assertEquals(0, layout.width(), EPSILON);
  }

  @Test
  void deepNeighboursAreLaidOut() {
    // Two chains from one root.
    int n = 100_001;
    int[] parents = IntStream.range(0, n).map(i -> i < 3 ? Math.min(0, i - 1) : i - 2).toArray();
    int[] generations = IntStream.range(0, n).map(i -> (i + 1) / 2).toArray();
    TidyLayout layout = layout(parents, generations);
    assertEquals(1, layout.width(), EPSILON);
    assertNoOverlap(layout);
  }

  @Test
  void theSameForestIsLaidOutTheSame() {
    assertArrayEquals(
        places(TidyLayout.of(Forests.random(9, 40, 0.1, 5))),
        places(TidyLayout.of(Forests.random(9, 40, 0.1, 5))));
  }

  @Test
  void aNewGenerationKeepsTheOrderOfTheOld() {
    TidyLayout more = TidyLayout.of(Forests.random(12, 30, 0.05, 3));
    TidyLayout less = TidyLayout.of(Forests.random(11, 30, 0.05, 3));
    for (int row = 0; row < less.rows(); row++) {
      assertEquals(row(less, row), row(more, row));
    }
  }

  @Test
  void findsWhatIsNear() {
    TidyLayout layout = layout(new int[] {-1, 0, 0, 0}, new int[] {0, 1, 1, 1});
    assertEquals(OptionalInt.of(2), layout.nearest(1, 1.3, 0.5));
    assertEquals(OptionalInt.of(3), layout.nearest(1, 2.4, 0.5));
    assertEquals(OptionalInt.empty(), layout.nearest(1, 2.6, 0.5));
    assertEquals(OptionalInt.empty(), layout.nearest(2, 1, 0.5));
    assertEquals(OptionalInt.empty(), layout.nearest(-1, 1, 0.5));
    assertEquals(OptionalInt.of(1), layout.neighbour(2, -1));
    assertEquals(OptionalInt.empty(), layout.neighbour(3, 1));
    assertEquals(OptionalInt.empty(), layout.neighbour(0, 1));
  }

  @Test
  void anEmptyForestHasNoRows() {
    TidyLayout layout = layout(new int[0], new int[0]);
    assertEquals(0, layout.rows());
    assertEquals(OptionalInt.empty(), layout.nearest(0, 0, 1));
  }

  private static TidyLayout layout(int[] parents, int[] generations) {
    return TidyLayout.of(Forest.of(parents, generations));
  }

  private static double[] places(TidyLayout layout) {
    return IntStream.range(0, layout.forest().size()).mapToDouble(layout::x).toArray();
  }

  private static List<Integer> row(TidyLayout layout, int row) {
    return IntStream.range(layout.firstRank(row), layout.firstRank(row + 1))
        .map(layout::node)
        .boxed()
        .toList();
  }

  /** Nodes, and the columns that lead down to them, keep a unit's distance. */
  private static void assertNoOverlap(TidyLayout layout) {
    Forest forest = layout.forest();
    List<List<Double>> rows = new ArrayList<>();
    IntStream.range(0, layout.rows()).forEach(row -> rows.add(new ArrayList<>()));
    for (int node = 0; node < forest.size(); node++) {
      int top =
          forest.isRoot(node)
              ? forest.generation(node)
              : forest.generation(forest.parentOf(node)) + 1;
      for (int row = top; row <= forest.generation(node); row++) {
        rows.get(row).add(layout.x(node));
      }
    }
    for (List<Double> row : rows) {
      double[] xs = row.stream().mapToDouble(x -> x).sorted().toArray();
      for (int i = 1; i < xs.length; i++) {
        assertTrue(xs[i] - xs[i - 1] >= 1 - EPSILON, () -> Arrays.toString(xs));
      }
    }
    for (int row = 0; row < layout.rows(); row++) {
      List<Double> inOrder = row(layout, row).stream().map(layout::x).toList();
      assertEquals(inOrder.stream().sorted().toList(), inOrder);
    }
  }

  private static void assertCentred(TidyLayout layout) {
    Forest forest = layout.forest();
    for (int node = 0; node < forest.size(); node++) {
      int count = forest.childCount(node);
      if (count > 0) {
        double middle =
            (layout.x(forest.child(node, 0)) + layout.x(forest.child(node, count - 1))) / 2;
        assertEquals(middle, layout.x(node), EPSILON);
      }
    }
  }
}
