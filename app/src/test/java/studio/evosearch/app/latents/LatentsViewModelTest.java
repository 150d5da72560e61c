package studio.evosearch.app.latents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;

class LatentsViewModelTest {
  @TempDir Path home;

  private TestBench test;
  private LatentsViewModel model;
  private MapModel maps;

  @BeforeEach
  void open() {
    Locale.setDefault(Locale.ENGLISH);
    test = new TestBench(home);
    model = new LatentsViewModel(test.bench());
    maps = model.maps();
    maps.looking().set(true);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private MapPlot plot() {
    return maps.plot().orElseThrow();
  }

  private MapLook look() {
    return model.look().get().orElseThrow();
  }

  private Set<Long> selected() {
    return test.session().selection().ids().get();
  }

  private void run() {
    test.run(TestBench.toySpec());
    test.pumpUntil(() -> maps.plot().filter(p -> p.size() == 12).isPresent());
  }

  // --- maps

  @Test
  void aToyIsSeenInItsOwnPlaneAtItsLastState() {
    run();
    assertEquals(MapMethod.TOY, plot().map().settings().method());
    assertEquals(6, plot().map().state());
    assertEquals(List.of(0, 2, 6), maps.made().get().orElseThrow().states());
    assertTrue(plot().field().isPresent());
    assertFalse(plot().contours().isEmpty());
    assertEquals("", maps.problem().get());
  }

  @Test
  void nothingIsComputedWhileNobodyLooks() {
    maps.looking().set(false);
    test.run(TestBench.toySpec());
    assertEquals(Optional.empty(), maps.made().get());
    maps.looking().set(true);
    assertEquals(12, plot().size());
  }

  @Test
  void newCandidatesFindTheirPlacesOnTheMapThereIs() {
    RunCommand step = new RunCommand.Step(Boundary.GENERATION);
    test.session().start(TestBench.toySpec(), true, handle -> handle.post(step));
    test.pumpUntil(() -> maps.plot().filter(p -> p.size() == 6).isPresent());
    maps.settings().set(maps.settings().get().with(MapMethod.TSNE));
    LatentMap first = plot().map();
    assertEquals(0, first.kept());
    test.session().post(step);
    test.pumpUntil(() -> plot().size() == 9);
    LatentMap second = plot().map();
    assertEquals(6, second.kept());
    double size = plot().extent().getWidth();
    Map<Long, LatentMap.Point> before = first.byId();
    for (LatentMap.Point now : second.points()) {
      Optional.ofNullable(before.get(now.id()))
          .ifPresent(old -> {
            double moved = Math.hypot(now.x() - old.x(), now.y() - old.y());
            assertTrue(moved < size / 2, old + " " + now);
          });
    }
    maps.anew();
    assertEquals(0, plot().map().kept());
  }

  @Test
  void otherSettingsMakeAnotherMap() {
    run();
    maps.settings().set(maps.settings().get().with(MapMethod.PCA));
    assertEquals(MapMethod.PCA, plot().map().settings().method());
    assertTrue(plot().field().isEmpty());
    maps.state().set(Optional.of(2));
    assertEquals(2, plot().map().state());
    assertEquals(MapMethod.PCA, plot().map().settings().method());
  }

  @Test
  void aStateThatWasNotKeptIsToldOf() {
    run();
    maps.state().set(Optional.of(5));
    assertEquals(
        "The run kept no latents at state 5, only at [0, 2, 6]: choose one of these.",
        maps.problem().get());
    assertEquals(Optional.empty(), model.look().get());
    maps.state().set(Optional.of(6));
    assertEquals("", maps.problem().get());
    assertEquals(12, plot().size());
  }

  @Test
  void threePointsAreNoMap() {
    test.run(TestBench.bestOf(3));
    test.pumpUntil(() -> !maps.problem().get().isEmpty());
    assertTrue(maps.problem().get().startsWith("Fewer than 4 candidates"), maps.problem().get());
  }

  // --- what is on show

  @Test
  void aPastGenerationShowsWhatWasThereThen() {
    run();
    assertEquals(12, look().shown());
    test.session().scrub(1);
    assertEquals(9, look().shown());
    assertEquals(6, look().fresh());
    assertEquals(OptionalInt.empty(), model.at(plot().x(11), plot().y(11), 0));
    assertEquals(OptionalInt.of(8), model.at(plot().x(8), plot().y(8), 0));
  }

  @Test
  void generationsArePlayedFromTheFirstToTheNewest() {
    run();
    model.playing().set(true);
    List<Integer> shown = new ArrayList<>();
    shown.add(look().shown());
    while (model.playing().get()) {
      model.advance();
      shown.add(look().shown());
    }
    assertEquals(List.of(6, 9, 12), shown);
  }

  @Test
  void theSelectionAndWhatItDescendsFromAreAPath() {
    run();
    long parent = plot().line(11).parent().orElseThrow();
    model.click(OptionalInt.of(11), false);
    assertEquals(Set.of(11L), selected());
    assertTrue(look().path().get((int) parent));
    assertEquals(OptionalInt.of(11), look().focus());
    model.click(OptionalInt.of(3), true);
    assertEquals(Set.of(11L, 3L), selected());
    model.click(OptionalInt.empty(), true);
    assertEquals(Set.of(11L, 3L), selected());
    model.click(OptionalInt.empty(), false);
    assertEquals(Set.of(), selected());
  }

  @Test
  void aLassoSelectsWhatItHoldsAndIsOnShow() {
    run();
    test.session().scrub(0);
    model.select(around(2), false);
    assertEquals(Set.of(2L), selected());
    model.select(around(4), true);
    assertEquals(Set.of(2L, 4L), selected());
    model.select(around(11), false);
    assertEquals(Set.of(), selected(), "it comes later");
    model.selectAll();
    assertEquals(6, selected().size());
  }

  private Lasso around(int point) {
    Lasso lasso = new Lasso();
    double x = plot().x(point);
    double y = plot().y(point);
    double r = 1e-4;
    lasso.add(x - r, y - r);
    lasso.add(x + r, y - r);
    lasso.add(x + r, y + r);
    lasso.add(x - r, y + r);
    return lasso;
  }

  // --- the landscape

  @Test
  void theLandscapeHasARowForEachState() {
    LandscapeModel landscape = new LandscapeModel(test.bench(), maps);
    run();
    assertEquals(Optional.empty(), landscape.survey().get());
    landscape.open().set(true);
    String text = LandscapeTable.text(landscape.survey().get().orElseThrow().landscape());
    assertEquals(
        "State\tLatents\tMoran’s I\tI on the map\tHeritability\tEffective parents\tDiversity"
            + "\tPreviews",
        text.lines().findFirst().orElseThrow());
    assertEquals(4, text.lines().count());
    assertFalse(landscape.stale());
    maps.settings().set(maps.settings().get().with(MapMethod.PCA));
    assertTrue(landscape.stale());
    landscape.again();
    assertFalse(landscape.stale());
  }
}
