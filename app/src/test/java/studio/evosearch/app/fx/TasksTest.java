package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class TasksTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private final List<Throwable> problems = new ArrayList<>();
  private final Tasks tasks = new Tasks(background::add, Runnable::run, problems::add);

  @Test
  void onlyTheNewestResultOfALineCounts() {
    Tasks.Latest latest = tasks.latest();
    latest.run(() -> "old", heard::add);
    latest.run(() -> "new", heard::add);
    background.forEach(Runnable::run);
    assertEquals(List.of("new"), heard);
  }

  @Test
  void whatNobodyWantsToHearIsAProblem() {
    IllegalStateException failure = new IllegalStateException("broken");
    Callable<String> broken =
        () -> {
          throw failure;
        };
    tasks.run(broken, heard::add);
    background.forEach(Runnable::run);
    assertEquals(List.of(failure), problems);
  }

  @Test
  void whatIsAskedForAfterTheEndIsDropped() {
    Tasks closed = Tasks.threads(problems::add);
    closed.close();
    closed.run(() -> "late", heard::add);
    assertTrue(heard.isEmpty());
    assertTrue(problems.isEmpty());
  }
}
