package studio.evosearch.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.reward.NamedRewards;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.KeptLatents.Part;
import studio.evosearch.engine.run.StoredState;

class LatentMapsTest {
  private static final MapSettings TOY = MapSettings.TSNE.with(MapMethod.TOY);

  @TempDir Path dir;

  private ToyRun run;

  @BeforeEach
  void makeRun() throws InterruptedException {
    run = ToyRun.make(dir.resolve("a.evorun"));
  }

  @AfterEach
  void closeRun() {
    run.close();
  }

  private LatentMap map(int state, MapSettings settings, Optional<LatentMap> earlier) {
    return LatentMaps.of(run.store(), run.report(), state, settings, earlier, Watcher.NONE);
  }

  @Test
  void oneMapHoldsEveryGenerationThatHasTheState() {
    LatentMap end = map(16, MapSettings.TSNE, Optional.empty());
    assertEquals(
        LongStream.range(0, 64).boxed().toList(),
        end.points().stream().map(LatentMap.Point::id).toList());
    assertEquals(2, end.points().getLast().generation());
    assertEquals(64, end.available());
    assertEquals(21, end.perplexity(), 1e-12);
    // The children of generation 2 began at state 8 and never were at state 0.
    assertEquals(44, map(0, MapSettings.TSNE, Optional.empty()).points().size());
  }

  @Test
  void aToysMapIsItsPlane() {
    LatentMap map = map(8, TOY, Optional.empty());
    for (LatentMap.Point point : map.points()) {
      var candidate = run.store().candidates(run.report().prompt()).get((int) point.id());
      StoredState kept = run.store().state(candidate, 8).orElseThrow();
      assertArrayEquals(kept.x(), new float[] {(float) point.x(), (float) point.y()});
    }
    LatentMap estimates = map(8, settings(MapMethod.TOY, Part.X0), Optional.empty());
    var first = run.store().candidates(run.report().prompt()).getFirst();
    assertEquals(
        run.store().state(first, 8).orElseThrow().x0()[0],
        (float) estimates.points().getFirst().x());
  }

  private static MapSettings settings(MapMethod method, Part part) {
    return new MapSettings(method, part, 30, 1000, 12, true, 0);
  }

  @Test
  void principalComponentsOfThePlaneAreThePlaneTurned() {
    LatentMap plane = map(16, TOY, Optional.empty());
    LatentMap turned = map(16, MapSettings.TSNE.with(MapMethod.PCA), Optional.empty());
    for (int i = 1; i < 64; i++) {
      assertEquals(distance(plane, 0, i), distance(turned, 0, i), 1e-3);
    }
  }

  private static double distance(LatentMap map, int i, int j) {
    LatentMap.Point a = map.points().get(i);
    LatentMap.Point b = map.points().get(j);
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  @Test
  void theSameSettingsGiveTheSameMap() {
    LatentMap map = map(16, MapSettings.TSNE, Optional.empty());
    assertEquals(map, map(16, MapSettings.TSNE, Optional.empty()));
  }

  @Test
  void aGenerationMoreLeavesTheOldPointsWhereTheyWere() {
    LatentMap all = map(16, MapSettings.TSNE, Optional.empty());
    LatentMap two = first(all, 44);
    LatentMap three = map(16, MapSettings.TSNE, Optional.of(two));
    assertEquals(44, three.kept());
    double radius = 0;
    double moved = 0;
    for (int i = 0; i < 44; i++) {
      LatentMap.Point before = two.points().get(i);
      LatentMap.Point after = three.points().get(i);
      radius += Math.hypot(before.x(), before.y()) / 44;
      moved += Math.hypot(before.x() - after.x(), before.y() - after.y()) / 44;
    }
    assertTrue(moved < 0.05 * radius, "moved by %s of %s".formatted(moved, radius));
    assertEquals(64, three.points().size());
  }

  /** The map as it would have been if later candidates had not been there yet. */
  private static LatentMap first(LatentMap map, int points) {
    return new LatentMap(
        map.state(), map.settings(), map.perplexity(), points, 0, map.points().subList(0, points));
  }

  @Test
  void newPointsBeginBesideTheirParents() {
    LatentMap all = map(16, MapSettings.TSNE, Optional.empty());
    MapSettings still = new MapSettings(MapMethod.TSNE, Part.LATENT, 30, 0, 12, true, 0);
    LatentMap begun = map(16, still, Optional.of(first(all, 44)));
    Map<Long, LatentMap.Point> places = begun.byId();
    for (long id = 44; id < 64; id++) {
      LatentMap.Point child = Objects.requireNonNull(places.get(id));
      LatentMap.Point parent =
          Objects.requireNonNull(
              places.get(run.report().candidates().get((int) id).parent().orElseThrow()));
      double apart = Math.hypot(child.x() - parent.x(), child.y() - parent.y());
      assertTrue(apart > 0 && apart < 10, "child %d is %s away".formatted(id, apart));
    }
  }

  @Test
  void componentsKeepTheirSignsOnTheNextMap() {
    MapSettings pca = MapSettings.TSNE.with(MapMethod.PCA);
    LatentMap map = map(16, pca, Optional.empty());
    LatentMap mirrored =
        new LatentMap(
            16,
            pca,
            30,
            64,
            0,
            map.points().stream()
                .map(p -> new LatentMap.Point(p.id(), p.generation(), -p.x(), p.y()))
                .toList());
    assertEquals(mirrored.points(), map(16, pca, Optional.of(mirrored)).points());
  }

  @Test
  void whatCannotBeMappedIsRefused() {
    assertEquals(
        run.report().run() + ": state 7 was not kept, only [0, 8, 16]",
        assertThrows(BadRunException.class, () -> map(7, TOY, Optional.empty())).getMessage());
    LatentMap noise = map(0, TOY, Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> map(8, TOY, Optional.of(noise)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new MapSettings(MapMethod.TSNE, Part.LATENT, 0.5, 10, 12, true, 0));
  }

  @Test
  void theWatcherIsToldAndStops() {
    StringBuilder told = new StringBuilder();
    Watcher watcher =
        (what, share) -> {
          told.append(what).append(' ');
          if (what.equals("map") && share > 0.3) {
            throw new CancellationException("enough");
          }
        };
    assertThrows(
        CancellationException.class,
        () ->
            LatentMaps.of(
                run.store(), run.report(), 16, MapSettings.TSNE, Optional.empty(), watcher));
    assertTrue(told.toString().startsWith("compare components"), told.toString());
  }

  @Test
  void manyAreThinnedEvenly() {
    List<Integer> all = IntStream.range(0, 10).boxed().toList();
    assertEquals(List.of(0, 2, 5, 7), StateFeatures.thinned(all, 4));
    assertEquals(all, StateFeatures.thinned(all, 10));
    assertEquals(all, StateFeatures.thinned(all, 20));
  }

  @Test
  void aToysFieldIsDensityAndReward() {
    PlaneGenerator toy = PlaneGenerator.open("toy:rings");
    LatentMap end = map(16, TOY, Optional.empty());
    PlaneField field =
        PlaneField.of(end, toy, 16, Map.of(NamedRewards.find("toy:circle").orElseThrow(), 2.0));
    int last = field.reward().length - 1;
    // The middle is the origin, worth 2 x -|0 - 4|, and nearly empty; the corner is far out.
    assertEquals(-8, field.reward()[last / 2][last / 2], 1e-9);
    double corner = 2 * field.extent() * field.extent();
    assertEquals(2 * -(corner - 4), field.reward()[0][last], 1e-3);
    assertTrue(field.density()[last / 2][last / 2] < 1e-4);
    // A density sums to 1 over the plane.
    double cell = Math.pow(2 * field.extent() / last, 2);
    double sum = 0;
    for (double[] row : field.density()) {
      for (double value : row) {
        sum += value * cell;
      }
    }
    assertEquals(1, sum, 0.01);
  }

  @Test
  void underNoiseTheFieldIsWhatTheDenoiserExpects() {
    PlaneGenerator toy = PlaneGenerator.open("toy:rings");
    LatentMap noise = map(0, TOY, Optional.empty());
    PlaneField field =
        PlaneField.of(noise, toy, 16, Map.of(NamedRewards.find("toy:circle").orElseThrow(), 1.0));
    int last = field.reward().length - 1;
    // Where noise is all there is the density is about a normal one's, 1 / 2 pi at its middle.
    assertEquals(1 / (2 * Math.PI), field.density()[last / 2][last / 2], 0.02);
    // No estimate lies outside the rings, however far out the noise is.
    assertTrue(field.reward()[0][0] > -5, "worth " + field.reward()[0][0]);
  }
}
