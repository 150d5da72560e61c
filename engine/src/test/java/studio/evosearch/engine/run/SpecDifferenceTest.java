package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.run.SpecDifference.Difference;
import studio.evosearch.engine.search.BestOfN;

class SpecDifferenceTest {
  private static final RunSpec FROM = ToyRuns.spec(new BestOfN(4, 2), 2);

  @Test
  void onlyWhatDiffersIsNamed() {
    assertEquals(List.of(), SpecDifference.of(FROM, FROM));
    RunSpec to =
        new RunSpecs()
            .method(new BestOfN(9, 2))
            .budget(ToyRuns.nfe(50))
            .branch(new Branch("a.evorun", 3, 4))
            .build();
    assertEquals(
        List.of(
            new Difference("branch.candidate", "-", "3"),
            new Difference("branch.run", "-", "a.evorun"),
            new Difference("branch.state", "-", "4"),
            new Difference("budget.nfe", "-", "50"),
            new Difference("method.count", "4", "9")),
        SpecDifference.of(FROM, to));
  }

  @Test
  void aSpecCanBeginWithWhatAppliedToAGeneration() {
    Settings steered =
        Settings.of(FROM)
            .with(new RunCommand.SetPrompt("a red star", "grey"))
            .with(new RunCommand.SetGuidance(3))
            .with(new RunCommand.SetBeta(0.125))
            .with(new RunCommand.Pin(1));
    assertEquals(FROM, FROM.beginningWith(Settings.of(FROM)));
    assertEquals(
        List.of(
            new Difference("beta", "0.3", "0.125"),
            new Difference("guidance", "1.0", "3.0"),
            new Difference("negative", "", "grey"),
            new Difference("prompt", "a toy", "a red star")),
        SpecDifference.of(FROM, FROM.beginningWith(steered)));
  }
}
