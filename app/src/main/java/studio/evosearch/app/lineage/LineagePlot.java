package studio.evosearch.app.lineage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import studio.evosearch.app.lineage.EdgeKind.Colouring;
import studio.evosearch.app.session.Flight;
import studio.evosearch.engine.analysis.Forest;
import studio.evosearch.engine.analysis.TidyLayout;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.search.Proposal;
import studio.evosearch.engine.search.Start;

/**
 * A run's forest with all that is painted of it and changes with new candidates alone. Nodes are
 * ids; those from {@link #stored} on are being denoised. Takes a while to make; any thread.
 */
final class LineagePlot {
  private final TidyLayout layout;
  private final int stored;
  private final List<Start> starts;
  private final double[] fitness;
  private final double lowest;
  private final double highest;
  private final EdgeKind[] mutations;
  private final EdgeKind[] changes;

  private LineagePlot(TidyLayout layout, int stored, List<Start> starts, double[] fitness) {
    this.layout = layout;
    this.stored = stored;
    this.starts = starts;
    this.fitness = fitness;
    double[] known = Arrays.stream(fitness).filter(Double::isFinite).toArray();
    lowest = Arrays.stream(known).min().orElse(Double.NaN);
    highest = Arrays.stream(known).max().orElse(Double.NaN);
    mutations = starts.stream().map(EdgeKind::of).toArray(EdgeKind[]::new);
    changes =
        IntStream.range(0, starts.size())
            .mapToObj(node -> EdgeKind.of(gain(node)))
            .toArray(EdgeKind[]::new);
  }

  /** What there is of a run: its candidates by id, and the generation being denoised. */
  static LineagePlot of(List<CandidateLine> candidates, Optional<Flight> flight) {
    List<Start> flying =
        flight.stream().flatMap(f -> f.round().proposals().stream()).map(Proposal::start).toList();
    List<Start> starts =
        Stream.concat(candidates.stream().map(CandidateLine::start), flying.stream()).toList();
    int row = flight.map(f -> f.round().index()).orElse(0);
    IntStream rows =
        IntStream.concat(
            candidates.stream().mapToInt(CandidateLine::generation),
            flying.stream().mapToInt(start -> row));
    int[] parents = starts.stream().mapToInt(start -> (int) start.parent().orElse(-1)).toArray();
    double[] fitness = new double[starts.size()];
    Arrays.fill(fitness, Double.NaN);
    for (CandidateLine candidate : candidates) {
      fitness[(int) candidate.id()] = candidate.reward();
    }
    TidyLayout layout = TidyLayout.of(Forest.of(parents, rows.toArray()));
    return new LineagePlot(layout, candidates.size(), starts, fitness);
  }

  TidyLayout layout() {
    return layout;
  }

  Forest forest() {
    return layout.forest();
  }

  int size() {
    return starts.size();
  }

  /** How many of the nodes have been denoised and judged. */
  int stored() {
    return stored;
  }

  Start start(int node) {
    return starts.get(node);
  }

  /** Not a number for one in flight, and for one that could not be judged. */
  double fitness(int node) {
    return fitness[node];
  }

  /** How much fitter it is than its parent; not a number for roots. */
  double gain(int node) {
    return forest().isRoot(node) ? Double.NaN : fitness[node] - fitness[forest().parentOf(node)];
  }

  /** The lowest fitness; not a number when there is none. */
  double lowest() {
    return lowest;
  }

  double highest() {
    return highest;
  }

  /**
   * Where a node's fitness lies from the lowest, 0, to the highest, 1; not a number without one.
   */
  double rank(int node) {
    if (Double.isNaN(fitness[node])) {
      return Double.NaN;
    }
    return highest > lowest ? (fitness[node] - lowest) / (highest - lowest) : 1;
  }

  EdgeKind edge(int node, Colouring colouring) {
    return switch (colouring) {
      case MUTATION -> mutations[node];
      case CHANGE -> changes[node];
    };
  }

  /** Which kinds of edges there are. */
  Set<EdgeKind> kinds(Colouring colouring) {
    Set<EdgeKind> there = EnumSet.noneOf(EdgeKind.class);
    for (int node = 0; node < size(); node++) {
      if (!forest().isRoot(node) || mutations[node] == EdgeKind.BRANCH) {
        there.add(edge(node, colouring));
      }
    }
    there.retainAll(colouring.kinds());
    return there;
  }

  /** The nodes of these ids; ids that are none are left out. */
  BitSet nodes(Iterable<Long> ids) {
    BitSet nodes = new BitSet(size());
    for (long id : ids) {
      if (id >= 0 && id < size()) {
        nodes.set((int) id);
      }
    }
    return nodes;
  }
}
