package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.search.BestOfN;

/** Pictures of trajectories in flight. */
class PreviewTest {
  @TempDir Path dir;

  @Test
  void previewsChangeNothingOfARunAndCanBeSwitchedOnItsWay() throws Exception {
    RunSpec spec = ToyRuns.spec(new BestOfN(4, 2), 2);
    ToyRuns.run(spec, dir.resolve("without"));
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    try (EngineService service = new EngineService(new LocalWorkshop(), 4)) {
      ToyRuns.finish(
          ToyRuns.start(
              service,
              spec,
              dir.resolve("with"),
              (run, event) -> {
                switch (event) {
                  case RunEvent.Preview e -> seen.add(e.candidate() + " at " + e.state());
                  case RunEvent.Progress e when e.generation() == 0 && e.state() == 9 ->
                      service.setPreviewEvery(0);
                  case RunEvent.Progress e when e.generation() == 1 && e.state() == 9 ->
                      service.setPreviewEvery(5);
                  default -> {}
                }
              }));
    }
    assertEquals(
        List.of("0 at 4", "1 at 4", "0 at 8", "1 at 8", "2 at 10", "3 at 10", "2 at 15", "3 at 15"),
        List.copyOf(seen));
    assertEquals(ToyRuns.contents(dir.resolve("without")), ToyRuns.contents(dir.resolve("with")));
  }

  @Test
  void aNegativeNumberOfStepsIsRefused() {
    assertEquals(
        "previews every -1 steps",
        assertThrows(
                IllegalArgumentException.class, () -> new EngineService(new LocalWorkshop(), -1))
            .getMessage());
  }
}
