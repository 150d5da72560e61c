package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
  private final Gate gate = new Gate();
  private final List<String> heard = new ArrayList<>();

  private final Gate.Listener listener =
      new Gate.Listener() {
        @Override
        public void act(RunCommand.Act act) {
          heard.add(act.toString());
        }

        @Override
        public void held(boolean releaseMemory) {
          heard.add("held");
          gate.post(new RunCommand.Resume());
        }

        @Override
        public void released() {
          heard.add("released");
        }

        @Override
        public boolean errand() {
          return false;
        }
      };

  @Test
  void aStopAfterTheGenerationIsNotHeldByAnEarlierStep() throws Exception {
    gate.post(new RunCommand.Step(Boundary.STEP));
    gate.post(new RunCommand.Stop(RunCommand.When.AFTER_GENERATION));
    assertEquals(Gate.Pass.GO, gate.pass(Boundary.STEP, listener));
    assertEquals(Gate.Pass.STOP, gate.pass(Boundary.GENERATION, listener));
    assertEquals(List.of(), heard);
  }

  @Test
  void aStepHoldsAtItsBoundaryAndNotBefore() throws Exception {
    gate.post(new RunCommand.Step(Boundary.STEP));
    assertEquals(Gate.Pass.GO, gate.pass(Boundary.CALL, listener));
    assertEquals(List.of(), heard);
    assertEquals(Gate.Pass.GO, gate.pass(Boundary.STEP, listener));
    assertEquals(List.of("held", "released"), heard);
  }
}
