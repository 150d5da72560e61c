package studio.evosearch.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.session.MovingSquares;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;

class CompareViewModelTest {
  @TempDir Path home;

  private TestBench test;
  private CompareViewModel model;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    model = new CompareViewModel(test.bench());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<Long> ids() {
    return model.entries().get().stream().map(Entry::id).toList();
  }

  private void select(Long... ids) {
    test.session().selection().select(List.of(ids));
  }

  @Test
  void theSelectedAreComparedInTheirOrder() {
    test.run(TestBench.bestOf(6));
    select(4L, 1L, 3L);
    assertEquals(List.of(4L, 1L, 3L), ids());
    assertEquals(3, model.images().size());
    select(4L, 1L, 3L, 0L, 2L, 5L);
    assertEquals(List.of(4L, 1L, 3L, 0L), ids());
    assertEquals(2, model.leftOut().get());
  }

  @Test
  void whatWasAddedStaysWhenTheSelectionMovesOn() {
    test.run(TestBench.bestOf(6));
    select(4L);
    assertTrue(model.canAdd().get());
    model.add();
    select(2L);
    assertEquals(List.of(4L, 2L), ids());
    select(4L, 2L);
    assertEquals(List.of(4L, 2L), ids(), "none twice");
    model.remove(model.entries().get().getFirst());
    assertEquals(List.of(4L, 2L), ids(), "it is still selected");
    test.session().selection().clear();
    assertEquals(List.of(), ids());
  }

  @Test
  void whatWasAddedStaysWhenAnotherRunIsShown() {
    Path first = test.run(TestBench.bestOf(3));
    select(1L);
    model.add();
    test.run(TestBench.toySpec());
    select(1L);
    assertEquals(List.of(1L, 1L), ids());
    assertEquals(first, model.entries().get().getFirst().run());
    assertEquals(2, model.images().size());
    assertTrue(
        SettingRow.of(model.entries().get()).stream()
            .anyMatch(row ->
                row.name().equals("method.method")
                    && row.values().equals(List.of("best-of-n", "evosearch"))));
  }

  @Test
  void thereIsRoomForFour() {
    test.run(TestBench.bestOf(6));
    select(0L, 1L, 2L);
    model.add();
    select(3L, 4L);
    model.add();
    assertEquals(Notices.Kind.WARNING, test.bench().notices().all().getFirst().kind());
    assertEquals(List.of(0L, 1L, 2L, 3L), ids());
    model.clear();
    assertEquals(List.of(3L, 4L), ids());
    assertFalse(model.canClear().get());
  }

  @Test
  void aCandidateThatIsNotThereYetIsNotCompared() {
    test.run(TestBench.toySpec());
    select(0L, 11L);
    assertEquals(List.of(0L, 11L), ids());
    test.session().scrub(0);
    assertEquals(List.of(0L), ids());
  }

  @Test
  void theBestOfEachRewardIsMarked() {
    test.run(TestBench.bestOf(6));
    select(0L, 1L, 2L);
    List<ScoreRow> rows = ScoreRow.of(model.entries().get());
    assertEquals(
        List.of("", "toy:circle", "toy:corner"), rows.stream().map(ScoreRow::reward).toList());
    for (ScoreRow row : rows) {
      double most = row.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
      assertEquals(Set.of(row.values().indexOf(most)), row.best());
    }
    select(0L);
    assertEquals(Set.of(), ScoreRow.of(model.entries().get()).getFirst().best());
  }

  @Test
  void onlyWhatDiffersIsListed() {
    test.run(
        TestBench.toySpec(new EvoSearch(List.of(2), List.of(4, 4), 2, MutationOperator.PAPER), 1));
    select(0L, 4L);
    List<String> names =
        SettingRow.of(model.entries().get()).stream().map(SettingRow::name).toList();
    assertEquals(List.of("generation", "began as", "denoised states", "NFE"), names);
    select(0L, 1L);
    assertEquals(List.of(), SettingRow.of(model.entries().get()));
  }

  @Test
  void videosPlayInStep() {
    try (TestBench videos = new TestBench(home.resolve("videos"), MovingSquares.workshop())) {
      CompareViewModel compared = new CompareViewModel(videos.bench());
      videos.run(TestBench.bestOf(3));
      videos.session().selection().select(List.of(0L, 2L));
      assertTrue(compared.videos().any().get());
      compared.videos().advance();
      assertTrue(edges(compared).stream().distinct().count() == 1, "stills until they play");
      compared.videos().playing().set(true);
      assertEquals(8, compared.videos().framesPerSecond().get());
      for (int frame = 2; frame < 12; frame++) {
        compared.videos().advance();
        assertEquals(List.of(40 * (frame % 9) / 8, 40 * (frame % 9) / 8), edges(compared));
      }
    }
  }

  /** How far the square has come in each picture. */
  private static List<Integer> edges(CompareViewModel compared) {
    return compared.entries().get().stream()
        .map(e -> edge(compared.images().get(e.picture())))
        .toList();
  }

  private static int edge(@Nullable Image image) {
    for (int x = 0; x < 48 && image != null; x++) {
      for (int y = 0; y < 32; y++) {
        if ((image.getPixelReader().getArgb(x, y) & 0xFF) > 24) {
          return x;
        }
      }
    }
    return -1;
  }
}
