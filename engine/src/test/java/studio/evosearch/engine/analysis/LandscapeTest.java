package studio.evosearch.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.analysis.Landscape.StateLine;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.reward.NamedRewards;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.RunReport.CandidateLine;

class LandscapeTest {
  private static final MapSettings TOY = MapSettings.TSNE.with(MapMethod.TOY);

  @TempDir Path dir;

  @Test
  void everyKeptStateHasItsFigures() throws InterruptedException {
    try (ToyRun run = ToyRun.make(dir.resolve("a.evorun"))) {
      Landscape landscape =
          Landscape.of(
              run.store(),
              run.report(),
              Landscape.states(run.store()),
              TOY,
              Optional.empty(),
              Watcher.NONE);
      assertEquals(List.of(0, 8, 16), landscape.states().stream().map(StateLine::state).toList());
      assertEquals(
          List.of(44, 64, 64), landscape.states().stream().map(StateLine::candidates).toList());
      StateLine middle = landscape.states().get(1);
      List<CandidateLine> children =
          run.report().candidates().stream().filter(c -> c.generation() == 2).toList();
      assertEquals(
          Parentage.effectiveParents(children.stream().mapToLong(c -> c.parent().orElseThrow())),
          middle.effectiveParents());
      assertEquals(20, middle.heritability().children());
      // In the clean plane a place has one reward, and neighbours nearly the same.
      StateLine end = landscape.states().get(2);
      assertTrue(end.latents().value() > 0.4, "I = " + end.latents().value());
      assertEquals(0.001, end.latents().p(), 1e-12);
      assertEquals(end.latents(), end.map(), "a toy's map is its latents");
      assertEquals(0, end.heritability().children());
      assertEquals(0, end.effectiveParents());
      assertTrue(landscape.states().getFirst().diversity() > 0);
    }
  }

  @Test
  void aMapThatIsKnownIsNotMadeAgain() throws InterruptedException {
    try (ToyRun run = ToyRun.make(dir.resolve("a.evorun"))) {
      // Points by id on a line have other neighbours than in the plane.
      LatentMap known =
          new LatentMap(
              16,
              TOY,
              30,
              64,
              0,
              LongStream.range(0, 64).mapToObj(id -> new LatentMap.Point(id, 0, id, 0)).toList());
      Landscape landscape =
          Landscape.of(
              run.store(),
              run.report(),
              new TreeSet<>(List.of(16)),
              TOY,
              Optional.of(known),
              Watcher.NONE);
      StateLine line = landscape.states().getFirst();
      assertTrue(line.map().value() < line.latents().value() - 0.2);
      assertThrows(
          BadRunException.class,
          () ->
              Landscape.of(
                  run.store(),
                  run.report(),
                  new TreeSet<>(List.of(3)),
                  TOY,
                  Optional.empty(),
                  Watcher.NONE));
    }
  }

  @Test
  void previewsTellMoreTheLaterTheyAre() throws InterruptedException {
    try (ToyRun run = ToyRun.make(dir.resolve("a.evorun"))) {
      SortedMap<Integer, Map<String, Double>> ranks =
          PreviewRanks.of(
              run.store(),
              run.report(),
              Landscape.states(run.store()),
              PlaneGenerator.open("toy:rings")::decode,
              List.of(NamedRewards.find("toy:corner").orElseThrow()),
              Watcher.NONE);
      // The clean latent at the end is no preview.
      assertEquals(List.of(0, 8), List.copyOf(ranks.keySet()));
      double early = ranks.getOrDefault(0, Map.of()).getOrDefault("toy:corner", 9.0);
      double late = ranks.getOrDefault(8, Map.of()).getOrDefault("toy:corner", 0.0);
      assertTrue(late > early && late > 0.3, early + " then " + late);
    }
  }
}
