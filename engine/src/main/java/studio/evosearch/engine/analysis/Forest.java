package studio.evosearch.engine.analysis;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * Who descends from whom. Nodes are candidates, named by their ids from 0; a parent's id is smaller
 * than its children's, so that walks up and down the forest are loops over ids.
 */
public final class Forest {
  private static final int NONE = -1;

  private final int[] parents;
  private final int[] generations;

  /** Where each node's children start in {@link #children}; one more entry at the end. */
  private final int[] first;

  private final int[] children;

  private Forest(int[] parents, int[] generations) {
    this.parents = parents;
    this.generations = generations;
    this.first = new int[parents.length + 1];
    this.children = new int[parents.length];
    sortChildren();
  }

  /**
   * A forest from its links.
   *
   * @param parents by node; -1 for roots
   * @param generations by node
   * @throws IllegalArgumentException when a parent does not come before its child
   */
  public static Forest of(int[] parents, int[] generations) {
    for (int node = 0; node < parents.length; node++) {
      int parent = parents[node];
      boolean later = parent >= node;
      if (later || (parent != NONE && generations[parent] >= generations[node])) {
        throw new IllegalArgumentException(
            "node %d of generation %d cannot descend from node %d"
                .formatted(node, generations[node], parent));
      }
    }
    return new Forest(parents.clone(), generations.clone());
  }

  /** The candidates of a run. */
  public static Forest of(List<CandidateLine> candidates) {
    return of(
        candidates.stream().mapToInt(c -> (int) c.parent().orElse(NONE)).toArray(),
        candidates.stream().mapToInt(CandidateLine::generation).toArray());
  }

  private void sortChildren() {
    for (int parent : parents) {
      if (parent != NONE) {
        first[parent + 1]++;
      }
    }
    for (int i = 0; i < parents.length; i++) {
      first[i + 1] += first[i];
    }
    int[] next = first.clone();
    for (int node = 0; node < parents.length; node++) {
      if (parents[node] != NONE) {
        children[next[parents[node]]++] = node;
      }
    }
  }

  public int size() {
    return parents.length;
  }

  public boolean isRoot(int node) {
    return parents[node] == NONE;
  }

  public OptionalInt parent(int node) {
    return isRoot(node) ? OptionalInt.empty() : OptionalInt.of(parents[node]);
  }

  /** The parent of a node that is not a root; for loops over many. */
  public int parentOf(int node) {
    return parents[node];
  }

  /** The row it stands in. */
  public int generation(int node) {
    return generations[node];
  }

  public int childCount(int node) {
    return first[node + 1] - first[node];
  }

  /** A child, the oldest first. */
  public int child(int node, int index) {
    return children[first[node] + index];
  }

  /** Nodes and all they descend from. */
  public BitSet withAncestors(BitSet nodes) {
    BitSet found = (BitSet) nodes.clone();
    for (int node = found.length() - 1; node >= 0; node = found.previousSetBit(node - 1)) {
      if (!isRoot(node)) {
        found.set(parents[node]);
      }
    }
    return found;
  }

  /** Nodes and all that descend from them. */
  public BitSet withDescendants(BitSet nodes) {
    BitSet found = (BitSet) nodes.clone();
    for (int node = Math.max(0, nodes.nextSetBit(0)); node < size(); node++) {
      if (!isRoot(node) && found.get(parents[node])) {
        found.set(node);
      }
    }
    return found;
  }
}
