package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.run.References;

class CheckupTest {
  private static final Path REFERENCE =
      Path.of("..", "engine", "src", "test", "resources", "reference");
  private static final String SD21 = absolute(REFERENCE.resolve("pipeline-sd21"));
  private static final String FLOW = absolute(Path.of("..", "assets", "models", "scenes-flow"));

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<Throwable> problems = new ArrayList<>();
  private final Checkup checkup =
      new Checkup(new Tasks(background::add, Runnable::run, problems::add));

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  @BeforeEach
  void open() {
    checkup.open.set(true);
  }

  @AfterEach
  void nothingWentWrong() {
    assertEquals(List.of(), problems);
  }

  private void look(String model, String place) {
    checkup.look(Optional.of(new Checkup.Wish(model, place, WantedSize.OWN, true)));
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private void nothingIsTold() {
    assertEquals(List.of(), checkup.parts().get());
    assertEquals(List.of(), checkup.replaceable().get());
    assertEquals(Map.of(), checkup.misfits().get());
    assertEquals(Optional.empty(), checkup.guidance().get());
    assertEquals("", checkup.memory().get());
  }

  @Test
  void nothingOfTheModelBeforeIsToldWhileAnotherIsGoneThrough() {
    look(
        References.model(SD21, Map.of("vae", REFERENCE.resolve("vae-kl-flux").toAbsolutePath())),
        "cpu");
    work();
    assertEquals(List.of("vae"), List.copyOf(checkup.misfits().get().keySet()));
    assertTrue(checkup.guidance().get().isPresent());
    look(FLOW, "cpu");
    nothingIsTold();
    work();
    assertTrue(checkup.guidance().get().isPresent());
    assertNotEquals(List.of(), checkup.parts().get());
  }

  @Test
  void whatIsKnownOfAModelStaysWhileItIsGoneThroughAgain() {
    look(SD21, "cpu");
    work();
    List<String> parts = checkup.parts().get();
    look(SD21, "cpu bf16");
    assertEquals(parts, checkup.parts().get());
    assertTrue(checkup.guidance().get().isPresent());
    assertEquals("", checkup.memory().get(), "that has changed");
    work();
    assertTrue(checkup.memory().get().startsWith("Needs about"), checkup.memory().get());
  }

  @Test
  void nothingIsToldOnceNobodyLooks() {
    look(SD21, "cpu");
    work();
    checkup.open.set(false);
    look(SD21, "cpu");
    nothingIsTold();
  }
}
