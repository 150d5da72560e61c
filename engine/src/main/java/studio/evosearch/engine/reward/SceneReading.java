package studio.evosearch.engine.reward;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a reader saw in a picture, and how much of a prompt's statement it is. As {@code read} and
 * {@code judge} of {@code assets/make/reader.py}.
 *
 * @param background its index
 */
record SceneReading(List<Seen> objects, int background) {
  /** A map's cell, in pixels. */
  private static final int CELL = 4;

  /** A centre outdoes those so many cells around it. */
  private static final int REACH = 2;

  /** More objects than this are no scene; matching them all would take long. */
  private static final int MOST = 10;

  /** An object: indices of its words, and its centre in pixels. */
  record Seen(int size, int colour, int shape, double x, double y) {}

  SceneReading {
    objects = List.copyOf(objects);
  }

  /**
   * Reads one picture's maps.
   *
   * @param maps {@code [fields, side, side]} at a place of a batch
   */
  static SceneReading of(
      SceneWords words, float[] maps, int start, int side, float[] backgrounds, int first) {
    List<Seen> objects = new ArrayList<>();
    Maps at = new Maps(maps, start, side);
    int colours = 1 + words.shapes().size();
    int sizes = colours + words.colours().size();
    int offsets = sizes + words.sizes().size();
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side && objects.size() < MOST; column++) {
        if (at.centre(row, column)) {
          objects.add(
              new Seen(
                  at.largest(sizes, words.sizes().size(), row, column),
                  at.largest(colours, words.colours().size(), row, column),
                  at.largest(1, words.shapes().size(), row, column),
                  (column + 0.5 + at.value(offsets, row, column)) * CELL,
                  (row + 0.5 + at.value(offsets + 1, row, column)) * CELL));
        }
      }
    }
    int background = 0;
    for (int kind = 1; kind < words.backgrounds().size(); kind++) {
      background = backgrounds[first + kind] > backgrounds[first + background] ? kind : background;
    }
    return new SceneReading(objects, background);
  }

  /** One picture's maps. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Maps(float[] values, int start, int side) {
    double value(int field, int row, int column) {
      return values[start + (field * side + row) * side + column];
    }

    /** Whether an object's centre is likelier here than not, and than anywhere near. */
    boolean centre(int row, int column) {
      double here = value(0, row, column);
      if (here <= 0) {
        return false;
      }
      for (int y = Math.max(0, row - REACH); y <= Math.min(side - 1, row + REACH); y++) {
        for (int x = Math.max(0, column - REACH); x <= Math.min(side - 1, column + REACH); x++) {
          if (value(0, y, x) > here) {
            return false;
          }
        }
      }
      return true;
    }

    int largest(int field, int count, int row, int column) {
      int largest = 0;
      for (int i = 1; i < count; i++) {
        boolean more = value(field + i, row, column) > value(field + largest, row, column);
        largest = more ? i : largest;
      }
      return largest;
    }
  }

  /**
   * The share of a statement's single things that are so, the objects matched in the way that makes
   * the most of them right: 1 where the picture shows all that the prompt says.
   */
  double share(SceneWords.Statement wanted) {
    int right = best(wanted, 0, new ArrayList<>(), new HashSet<>());
    right += objects.size() == wanted.objects().size() ? 1 : 0;
    OptionalInt stated = wanted.background();
    right += stated.isPresent() && stated.getAsInt() == background ? 1 : 0;
    return (double) right / wanted.count();
  }

  /** The most that can be right of the objects from {@code next} on, and of their relations. */
  private int best(
      SceneWords.Statement wanted, int next, List<OptionalInt> matched, Set<Integer> taken) {
    if (next == wanted.objects().size()) {
      return 0;
    }
    matched.add(OptionalInt.empty());
    int best = best(wanted, next + 1, matched, taken);
    matched.removeLast();
    for (int i = 0; i < objects.size(); i++) {
      if (taken.add(i)) {
        int right = right(wanted.objects().get(next), objects.get(i));
        if (next > 0 && matched.getLast().isPresent()) {
          Seen before = objects.get(matched.getLast().getAsInt());
          right += holds(wanted.relations().get(next - 1), before, objects.get(i)) ? 1 : 0;
        }
        matched.add(OptionalInt.of(i));
        best = Math.max(best, right + best(wanted, next + 1, matched, taken));
        matched.removeLast();
        taken.remove(i);
      }
    }
    return best;
  }

  private static int right(SceneWords.Stated stated, Seen seen) {
    int size = stated.size().isPresent() && stated.size().getAsInt() == seen.size() ? 1 : 0;
    return (stated.colour() == seen.colour() ? 1 : 0)
        + (stated.shape() == seen.shape() ? 1 : 0)
        + size;
  }

  /** Whether a stands above (0), below (1), left (2) or right (3) of b, more so than across. */
  private static boolean holds(OptionalInt relation, Seen a, Seen b) {
    if (relation.isEmpty()) {
      return false;
    }
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    return switch (relation.getAsInt()) {
      case 0 -> dy > Math.abs(dx);
      case 1 -> -dy > Math.abs(dx);
      case 2 -> dx > Math.abs(dy);
      default -> -dx > Math.abs(dy);
    };
  }
}
