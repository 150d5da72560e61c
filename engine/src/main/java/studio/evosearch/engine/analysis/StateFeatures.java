package studio.evosearch.engine.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.KeptLatents;
import studio.evosearch.engine.run.KeptLatents.Part;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;

/**
 * What maps and landscapes know of the latents of one state index: their leading principal
 * components, and who is near whom in all their values. Candidates without a reward are left out.
 */
public final class StateFeatures {
  /** More take too much memory (8 bytes a pair) and say no more; they are thinned evenly. */
  public static final int MOST = 5_000;

  /** Principal components that are kept, as is usual before t-SNE. */
  public static final int COMPONENTS = 50;

  /** Neighbours for Moran's I. */
  static final int NEIGHBOURS = 8;

  private final int state;
  private final Part part;
  private final int available;
  private final List<CandidateLine> candidates;
  private final PrincipalComponents components;
  private final Neighbours nearest;
  private final float[][] plane;

  private StateFeatures(
      int state,
      Part part,
      int available,
      List<CandidateLine> candidates,
      PrincipalComponents components,
      Neighbours nearest,
      float[][] plane) {
    this.state = state;
    this.part = part;
    this.available = available;
    this.candidates = candidates;
    this.components = components;
    this.nearest = nearest;
    this.plane = plane;
  }

  /**
   * Reads a run's latents at a state index, each once, some values at a time; takes time with the
   * square of their number.
   *
   * @param report of the same run
   * @throws BadRunException when the run kept no such state
   * @throws java.util.concurrent.CancellationException as the watcher does
   */
  public static StateFeatures of(
      RunStore store, RunReport report, int state, Part part, Watcher watcher) {
    return of(store, store.latents(part), report, state, part, watcher);
  }

  /** The same of what the run kept, by state index. */
  static StateFeatures of(
      RunStore store,
      SortedMap<Integer, KeptLatents> kept,
      RunReport report,
      int state,
      Part part,
      Watcher watcher) {
    KeptLatents latents = kept.get(state);
    if (latents == null) {
      throw new BadRunException(
          "%s: state %d was not kept, only %s".formatted(report.run(), state, kept.keySet()));
    }
    List<CandidateLine> lines = report.candidates();
    List<Long> judged =
        latents.candidates().stream()
            .filter(id -> id < lines.size() && Double.isFinite(lines.get(id.intValue()).reward()))
            .toList();
    if (judged.isEmpty()) {
      throw new BadRunException(
          "%s: no candidate with a reward has state %d".formatted(report.run(), state));
    }
    List<Long> shown = thinned(judged, MOST);
    Set<Long> ids = new TreeSet<>(shown);
    KeptLatents chosen = latents.only(ids::contains);
    FeatureTable table =
        part == Part.REWARD
            ? FeatureTable.of(RunModels.seen(store, report, shown, watcher))
            : new FeatureTable(shown.size(), chosen.size(), chosen::read);
    Gram gram = Gram.of(table, watcher);
    return new StateFeatures(
        state,
        part,
        judged.size(),
        shown.stream().map(id -> lines.get(id.intValue())).toList(),
        PrincipalComponents.of(gram, Math.min(COMPONENTS, table.columns()), watcher),
        gram.nearest(NEIGHBOURS),
        table.columns() == 2 ? chosen.read(0, shown.size()) : new float[0][]);
  }

  /** So many at most, evenly chosen. */
  static <T> List<T> thinned(List<T> all, int most) {
    int n = Math.min(all.size(), most);
    return IntStream.range(0, n).mapToObj(i -> all.get((int) ((long) i * all.size() / n))).toList();
  }

  /** The state index. */
  public int state() {
    return state;
  }

  /** Which part of the kept states. */
  public Part part() {
    return part;
  }

  /** How many candidates have one; more than are shown where there are very many. */
  public int available() {
    return available;
  }

  /** The candidates, by id. */
  public List<CandidateLine> candidates() {
    return candidates;
  }

  /** The rewards of the candidates. */
  double[] rewards() {
    return candidates.stream().mapToDouble(CandidateLine::reward).toArray();
  }

  /** The principal components of each candidate's latent, {@link #COMPONENTS} at most. */
  public float[][] components() {
    return components.scores();
  }

  /** The share of the latents' variance that the components hold, 0..1; 1 where all are equal. */
  public double explained() {
    return components.total() == 0
        ? 1
        : Math.min(1, Arrays.stream(components.variances()).sum() / components.total());
  }

  Neighbours nearest() {
    return nearest;
  }

  /** The latents themselves where they are points of the plane; empty where they are not. */
  float[][] plane() {
    return plane;
  }
}
