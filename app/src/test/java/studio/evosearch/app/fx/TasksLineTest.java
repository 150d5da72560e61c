package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TasksLineTest {
  private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();

  /** Every task on a thread of its own, as unordered as can be. */
  private final Tasks tasks = new Tasks(work -> Thread.ofVirtual().start(work), fx::add, e -> {});

  @Test
  void aLineKeepsItsOrder() throws InterruptedException {
    List<Integer> begun = new ArrayList<>();
    List<Integer> heard = new ArrayList<>();
    Tasks.Line line = tasks.line();
    for (int i = 0; i < 50; i++) {
      int number = i;
      line.run(
          () -> {
            begun.add(number);
            return number;
          },
          heard::add);
    }
    while (heard.size() < 50) {
      fx.poll(10, TimeUnit.SECONDS).run();
    }
    assertEquals(heard, begun);
    assertEquals(IntStream.range(0, 50).boxed().toList(), heard);
  }

  @Test
  void aLineGoesOnAfterAFailure() throws InterruptedException {
    List<String> heard = new ArrayList<>();
    Tasks.Line line = tasks.line();
    line.run(
        () -> {
          throw new IllegalStateException("no");
        },
        result -> heard.add("no"));
    line.run(() -> "yes", heard::add);
    while (heard.isEmpty()) {
      fx.poll(10, TimeUnit.SECONDS).run();
    }
    assertEquals(List.of("yes"), heard);
  }
}
