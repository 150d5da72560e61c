package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.run.ModelProbe;

class OutlookTest {
  private final List<Throwable> problems = new ArrayList<>();
  private final Outlook outlook =
      new Outlook(new Tasks(Runnable::run, Runnable::run, problems::add), problems::add);

  @AfterEach
  void close() {
    assertEquals(List.of(), problems);
  }

  @Test
  void saysWhatARunCostsAndItsTimeOnceTheSpeedIsKnown() {
    outlook.plan(TestBench.bestOf(8));
    assertEquals("48 NFE in 1 generation, measuring the time …", outlook.text().get());
    outlook.speed(Optional.of(new ModelProbe(PlaneGenerator.open("toy:rings").info(), 8, 4)));
    assertEquals("48 NFE in 1 generation, about 8.0 s", outlook.text().get());
  }

  @Test
  void saysNothingWhileTheDraftDoesNotFit() {
    outlook.plan(TestBench.bestOf(8));
    outlook.clear();
    assertEquals("", outlook.text().get());
  }
}
