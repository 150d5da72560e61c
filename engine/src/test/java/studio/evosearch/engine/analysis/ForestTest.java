package studio.evosearch.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForestTest {
  /** 0 -> 2 -> 4, 5 (a generation later); 1 -> 3. */
  private static final Forest FOREST =
      Forest.of(new int[] {-1, -1, 0, 1, 2, 2}, new int[] {0, 0, 1, 1, 2, 3});

  @Test
  void knowsParentsAndChildren() {
    assertEquals(OptionalInt.empty(), FOREST.parent(1));
    assertEquals(OptionalInt.of(2), FOREST.parent(5));
    assertEquals(
        List.of(4, 5),
        IntStream.range(0, FOREST.childCount(2)).map(i -> FOREST.child(2, i)).boxed().toList());
    assertEquals(0, FOREST.childCount(3));
  }

  @Test
  void findsAncestorsAndDescendants() {
    assertEquals(bits(0, 2, 5), FOREST.withAncestors(bits(5)));
    assertEquals(bits(2, 4, 5), FOREST.withDescendants(bits(2)));
    assertEquals(bits(), FOREST.withAncestors(bits()));
    assertEquals(bits(), FOREST.withDescendants(bits()));
  }

  @Test
  void refusesParentsThatComeLater() {
    assertThrows(
        IllegalArgumentException.class, () -> Forest.of(new int[] {1, -1}, new int[] {1, 0}));
    assertThrows(
        IllegalArgumentException.class, () -> Forest.of(new int[] {-1, 0}, new int[] {0, 0}));
  }

  private static BitSet bits(int... nodes) {
    BitSet bits = new BitSet();
    IntStream.of(nodes).forEach(bits::set);
    return bits;
  }
}
