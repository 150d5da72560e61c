package studio.evosearch.app.lineage;

import java.util.OptionalInt;
import studio.evosearch.engine.analysis.Forest;
import studio.evosearch.engine.analysis.TidyLayout;

/** Where arrow keys lead. */
enum Step {
  PARENT,
  /** The oldest child. */
  CHILD,
  /** The neighbour in the row, which is a sibling where there is one. */
  LEFT,
  RIGHT;

  /** Where it leads from a node; empty where nothing is. */
  OptionalInt from(int node, TidyLayout layout) {
    Forest forest = layout.forest();
    return switch (this) {
      case PARENT -> forest.parent(node);
      case CHILD ->
          forest.childCount(node) == 0
              ? OptionalInt.empty()
              : OptionalInt.of(forest.child(node, 0));
      case LEFT -> layout.neighbour(node, -1);
      case RIGHT -> layout.neighbour(node, 1);
    };
  }
}
