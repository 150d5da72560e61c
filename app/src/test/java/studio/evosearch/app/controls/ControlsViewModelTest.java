package studio.evosearch.app.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunState;

class ControlsViewModelTest {
  @TempDir Path home;

  private TestBench test;
  private ControlsViewModel model;

  @BeforeAll
  static void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @BeforeEach
  void open() {
    test = new TestBench(home);
    model = new ControlsViewModel(test.session(), test.bench().draft());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private void awaitState(RunState state) {
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(state)));
  }

  @Test
  void aRunStartsOnlyWhenTheSetupFits() {
    assertFalse(model.canRun().get());
    test.bench().draft().set("steps must be at least 1");
    assertFalse(model.canRun().get());
    test.bench().draft().set(TestBench.toySpec());
    assertTrue(model.canRun().get());
    model.run();
    awaitState(RunState.DONE);
    assertEquals(1.0, model.fraction().getValue());
    String status = model.status().getValue();
    assertTrue(status.startsWith("Done · "), status);
    assertTrue(status.contains("NFE"), status);
  }

  @Test
  void stepTakesOneGenerationAfterAnother() {
    test.bench().draft().set(TestBench.toySpec());
    model.step(Boundary.GENERATION);
    awaitState(RunState.PAUSED);
    assertTrue(model.paused().get());
    assertEquals(Optional.of(1), model.appliesFrom());
    assertEquals(0, test.session().moment().get().orElseThrow().generation());
    model.step(Boundary.GENERATION);
    test.pumpUntil(() ->
        model.paused().get() && test.session().moment().get().orElseThrow().generation() == 1);
    assertEquals(Optional.of(2), model.appliesFrom());
  }

  @Test
  void aDenoisingStepLeavesTheGenerationInFlight() {
    test.bench().draft().set(TestBench.toySpec());
    model.step(Boundary.STEP);
    awaitState(RunState.PAUSED);
    test.pumpUntil(() -> test.session().flight().get().isPresent());
    assertEquals(Optional.of(1), model.appliesFrom());
    model.post(new RunCommand.SetBeta(0.2));
    test.pumpUntil(() -> model.next().orElseThrow().controls().beta() == 0.2);
    assertEquals(0.5, model.inForce().orElseThrow().controls().beta());
  }

  @Test
  void aStoppedRunGoesOn() {
    test.bench().draft().set(TestBench.toySpec());
    model.step(Boundary.GENERATION);
    awaitState(RunState.PAUSED);
    assertFalse(model.canResume().get());
    model.stop(RunCommand.When.NOW);
    awaitState(RunState.STOPPED);
    assertTrue(model.canResume().get());
    model.resume();
    awaitState(RunState.DONE);
    assertEquals(3, test.session().moment().get().orElseThrow().generations().size());
  }

  @Test
  void theScrubberGoesThroughTheGenerations() {
    test.run(TestBench.toySpec());
    ScrubberViewModel time = new ScrubberViewModel(test.session());
    assertEquals(2, time.generation());
    assertFalse(time.canGoOn().get());
    time.go(0);
    assertTrue(time.past().get());
    assertFalse(time.canGoBack().get());
    assertTrue(time.text().getValue().contains("read-only"));
    time.go(Integer.MAX_VALUE);
    assertEquals(2, time.generation());
  }
}
