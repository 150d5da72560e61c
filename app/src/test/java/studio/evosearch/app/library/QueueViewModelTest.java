package studio.evosearch.app.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunHandle;
import studio.evosearch.engine.run.RunState;

class QueueViewModelTest {
  @TempDir Path home;

  private TestBench test;
  private QueueViewModel model;

  /** One run holds the engine, three more wait: of 1, 2 and 3 candidates. */
  @BeforeEach
  void open() {
    test = new TestBench(home);
    model = new QueueViewModel(test.session());
    test.session()
        .start(
            TestBench.toySpec(),
            true,
            handle -> handle.post(new RunCommand.Step(Boundary.GENERATION)));
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.PAUSED)));
    for (int n = 1; n <= 3; n++) {
      test.session().start(TestBench.bestOf(n), false);
    }
    assertEquals(List.of("toy-rings-2", "toy-rings-3", "toy-rings-4"), names());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<String> names() {
    return model.waiting().stream()
        .map(run -> run.folder().getFileName().toString().replace(".evorun", ""))
        .toList();
  }

  private RunHandle waiting(int place) {
    return model.waiting().get(place);
  }

  @Test
  void theSelectedRunMovesSoonerAndLater() {
    RunHandle last = waiting(2);
    model.selected().set(Optional.of(last));
    assertTrue(model.canMove(1).get());
    assertFalse(model.canMove(-1).get());
    model.move(1);
    assertEquals(List.of("toy-rings-2", "toy-rings-4", "toy-rings-3"), names());
    assertEquals(Optional.of(last), model.selected().get());
    model.move(1);
    assertFalse(model.canMove(1).get());
    assertEquals(List.of("toy-rings-4", "toy-rings-2", "toy-rings-3"), names());
    model.moveTo(last, 2);
    assertEquals(List.of("toy-rings-2", "toy-rings-3", "toy-rings-4"), names());
  }

  @Test
  void runsBeginInTheOrderTheyWereBroughtIn() {
    model.moveTo(waiting(2), 0);
    test.session().post(new RunCommand.Stop(RunCommand.When.NOW));
    test.pumpUntil(() -> model.waiting().size() < 3);
    assertEquals(List.of("toy-rings-2", "toy-rings-3").subList(2 - names().size(), 2), names());
  }

  @Test
  void aRunTakenOutOfTheQueueIsStoppedAndLeavesTheOthers() {
    assertFalse(model.canRemove().get());
    RunHandle middle = waiting(1);
    model.selected().set(Optional.of(middle));
    model.remove();
    test.pumpUntil(() -> names().equals(List.of("toy-rings-2", "toy-rings-4")));
    test.pumpUntil(() -> middle.state() == RunState.STOPPED);
    assertEquals(Optional.empty(), model.selected().get());
  }
}
