package studio.evosearch.engine.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;

/** Makes maps of latents. The same run, settings and earlier map give the same map anywhere. */
public final class LatentMaps {
  /** t-SNE's affinities are exaggerated in this share of the iterations. */
  private static final int EXAGGERATED = 4;

  /**
   * The strength of the spring that holds old points, over the number of points: they stay within a
   * few hundredths of the map's radius of their places and still make room.
   */
  private static final double GRIP = 0.01;

  private LatentMaps() {}

  /**
   * The map of a run's candidates at a state index, all generations in one.
   *
   * @param report of the same run
   * @param earlier a map of the same run, state and settings before it had as many candidates: its
   *     points keep their places, and new ones begin beside their parents
   * @throws studio.evosearch.engine.run.BadRunException when the run kept no such state
   * @throws IllegalArgumentException when the toys' map is asked for and the latents are no points
   *     of the plane, or the earlier map is of another kind
   * @throws java.util.concurrent.CancellationException as the watcher does
   */
  public static LatentMap of(
      RunStore store,
      RunReport report,
      int state,
      MapSettings settings,
      Optional<LatentMap> earlier,
      Watcher watcher) {
    return of(
        StateFeatures.of(store, report, state, settings.part(), watcher),
        settings,
        earlier,
        watcher);
  }

  /**
   * The same of features that are known.
   *
   * @throws IllegalArgumentException as well when the features are of another part of the state
   */
  public static LatentMap of(
      StateFeatures features, MapSettings settings, Optional<LatentMap> earlier, Watcher watcher) {
    if (features.part() != settings.part()) {
      throw new IllegalArgumentException(
          "a map of %s from features of %s".formatted(settings.part(), features.part()));
    }
    earlier.ifPresent(map -> check(map, features, settings));
    Places places =
        switch (settings.method()) {
          case TOY -> plane(features);
          case PCA -> components(features, earlier);
          case TSNE -> tsne(features, settings, earlier, watcher);
        };
    List<LatentMap.Point> points = new ArrayList<>();
    for (int i = 0; i < places.points(); i++) {
      CandidateLine candidate = features.candidates().get(i);
      points.add(
          new LatentMap.Point(
              candidate.id(), candidate.generation(), places.x()[i], places.y()[i]));
    }
    int kept = 0;
    for (boolean known : known(features, earlier)) {
      kept += known ? 1 : 0;
    }
    return new LatentMap(
        features.state(),
        settings,
        settings.perplexity(points.size()),
        features.available(),
        kept,
        points);
  }

  private static void check(LatentMap earlier, StateFeatures features, MapSettings settings) {
    boolean same =
        earlier.state() == features.state()
            && earlier.settings().method() == settings.method()
            && earlier.settings().part() == settings.part();
    if (!same) {
      throw new IllegalArgumentException(
          "a map of state %d by %s cannot go on as one of state %d by %s"
              .formatted(
                  earlier.state(),
                  earlier.settings().method(),
                  features.state(),
                  settings.method()));
    }
  }

  /** Which candidates an earlier map has. */
  private static boolean[] known(StateFeatures features, Optional<LatentMap> earlier) {
    Set<Long> ids = earlier.map(map -> map.byId().keySet()).orElse(Set.of());
    boolean[] known = new boolean[features.candidates().size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = ids.contains(features.candidates().get(i).id());
    }
    return known;
  }

  private static Places plane(StateFeatures features) {
    if (features.plane().length == 0) {
      throw new IllegalArgumentException(
          "the map toy shows latents of 2 values, and these have more: tsne and pca show any");
    }
    return columns(features.plane());
  }

  /** Components whose signs, which nothing decides, are those of the earlier map. */
  private static Places components(StateFeatures features, Optional<LatentMap> earlier) {
    Places places = columns(features.components());
    if (earlier.isPresent()) {
      Map<Long, LatentMap.Point> old = earlier.get().byId();
      double alongX = 0;
      double alongY = 0;
      for (int i = 0; i < places.points(); i++) {
        LatentMap.Point point = old.get(features.candidates().get(i).id());
        alongX += point == null ? 0 : point.x() * places.x()[i];
        alongY += point == null ? 0 : point.y() * places.y()[i];
      }
      turn(places.x(), alongX);
      turn(places.y(), alongY);
    }
    return places;
  }

  private static void turn(float[] values, double along) {
    for (int i = 0; i < values.length && along < 0; i++) {
      values[i] = -values[i];
    }
  }

  private static Places columns(float[][] rows) {
    Places places = Places.of(rows.length);
    for (int i = 0; i < rows.length; i++) {
      places.x()[i] = rows[i][0];
      places.y()[i] = rows[i].length > 1 ? rows[i][1] : 0;
    }
    return places;
  }

  private static Places tsne(
      StateFeatures features, MapSettings settings, Optional<LatentMap> earlier, Watcher watcher) {
    int n = features.candidates().size();
    double perplexity = settings.perplexity(n);
    Neighbours neighbours =
        Gram.of(FeatureTable.of(features.components()), watcher)
            .nearest(Affinities.neighbours(perplexity));
    Affinities affinities = Affinities.of(neighbours, perplexity);
    float[] grip = new float[n];
    boolean[] known = known(features, earlier);
    for (int i = 0; i < n; i++) {
      grip[i] = settings.held() && known[i] ? (float) (GRIP / n) : 0;
    }
    Places places =
        earlier
            .map(map -> FirstPlaces.from(map, features, settings.seed()))
            .orElseGet(() -> FirstPlaces.fresh(features, settings.seed()));
    int exaggerated = earlier.isPresent() ? 0 : settings.iterations() / EXAGGERATED;
    TSne.descend(
        affinities,
        places,
        grip,
        new TSne.Course(settings.iterations(), exaggerated, settings.exaggeration()),
        watcher);
    return places;
  }
}
