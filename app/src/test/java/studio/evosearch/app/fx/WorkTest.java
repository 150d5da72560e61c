package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkTest {
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private final Work work =
      new Work(new Tasks(background::add, Runnable::run, failure -> heard.add("failure")));

  private void start(String result) {
    work.run(
        watcher -> {
          watcher.at("map", 0.5);
          heard.add("at " + work.progress().get().orElseThrow().share());
          return result;
        },
        heard::add,
        failure -> heard.add(failure.getClass().getSimpleName()));
  }

  @Test
  void tellsHowFarItIsUntilItIsDone() {
    start("map");
    assertEquals(Optional.of(new Work.Progress("", 0)), work.progress().get());
    background.remove().run();
    assertEquals(List.of("at 0.5", "map"), heard);
    assertEquals(Optional.empty(), work.progress().get());
  }

  @Test
  void whatIsStoppedEndsAndIsNotHeardOf() {
    start("map");
    work.stop();
    assertEquals(Optional.empty(), work.progress().get());
    background.remove().run();
    assertEquals(List.of(), heard);
  }

  @Test
  void anotherOneStopsTheOneBefore() {
    start("old");
    start("new");
    background.remove().run();
    assertEquals(List.of(), heard);
    background.remove().run();
    assertEquals(List.of("at 0.5", "new"), heard);
  }

  @Test
  void aFailureIsHeard() {
    work.<String>run(
        watcher -> {
          throw new IllegalStateException();
        },
        heard::add,
        failure -> heard.add(failure.getClass().getSimpleName()));
    background.remove().run();
    assertEquals(List.of("IllegalStateException"), heard);
    assertEquals(Optional.empty(), work.progress().get());
  }
}
