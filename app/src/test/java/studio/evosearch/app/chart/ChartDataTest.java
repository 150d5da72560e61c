package studio.evosearch.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.chart.Reports.Member;
import studio.evosearch.engine.run.JournalEntry;
import studio.evosearch.engine.run.RunCommand;

class ChartDataTest {
  private static final List<Member> FIRST =
      List.of(Member.of(1, 10), Member.of(3, 30), Member.of(2, 20));
  private static final List<Member> SECOND = List.of(Member.child(1, 5), Member.child(1, 4));

  private static ChartData data(List<JournalEntry> journal) {
    return ChartData.of(Reports.of(List.of(FIRST, SECOND), List.of(1L), journal));
  }

  @Test
  void candidatesLandWhereTheirTrajectoriesEnd() {
    assertEquals(
        List.of(
            new Point(6, 1),
            new Point(12, 3),
            new Point(18, 2),
            new Point(24, 5),
            new Point(30, 4)),
        data(List.of()).candidates().stream().map(Landing::point).toList());
  }

  @Test
  void theBestSoFarGoesUpInStepsToTheEndOfTheRun() {
    assertEquals(
        List.of(
            new Point(6, 1),
            new Point(12, 1),
            new Point(12, 3),
            new Point(24, 3),
            new Point(24, 5),
            new Point(30, 5)),
        data(List.of()).bestSteps());
  }

  @Test
  void theHeldOutRewardOfTheBestMayFall() {
    assertEquals(
        List.of(
            new Point(6, 10),
            new Point(12, 10),
            new Point(12, 30),
            new Point(24, 30),
            new Point(24, 0),
            new Point(30, 0)),
        data(List.of()).bestSteps(Reports.HELD_OUT));
  }

  @Test
  void aGenerationHasMeanAndSpreadOfItsMembersElitesIncluded() {
    GenerationPoint second = data(List.of()).generations().getLast();
    assertEquals(30, second.nfe());
    assertEquals(new Spread(3, 4, 1), second.guide());
    assertEquals(new Spread(3, 10, Math.sqrt(300)), second.heldOut(Reports.HELD_OUT));
    assertEquals(1, second.parents());
    assertEquals(2, second.children());
  }

  @Test
  void noiseHasNoParents() {
    assertEquals(Double.NaN, data(List.of()).generations().getFirst().parents());
  }

  @Test
  void actsAreMarkedWhereTheyTookEffect() {
    RunCommand.SetBeta beta = new RunCommand.SetBeta(0.1);
    RunCommand.Pin pin = new RunCommand.Pin(1);
    List<Mark> marks =
        data(List.of(
                new JournalEntry(1, beta),
                new JournalEntry(1, new RunCommand.SetTags(1, List.of("red"))),
                new JournalEntry(1, pin),
                new JournalEntry(2, beta)))
            .marks();
    assertEquals(
        List.of(new Mark(1, 18, List.of(beta, pin)), new Mark(2, 30, List.of(beta))), marks);
  }

  @Test
  void whatIsUnfinishedOrHasNoFitnessIsNeverTheBest() {
    ChartData data =
        ChartData.of(
            Reports.of(
                List.of(
                    List.of(new Member(-1, 3, 9, 0), Member.of(Double.NaN, 0), Member.of(2, 0)))));
    assertEquals(List.of(new Point(15, 2)), data.bestSteps());
    assertEquals(2, data.candidates().size());
    assertEquals(Optional.empty(), data.landing(1));
    assertEquals(15, data.landing(2).orElseThrow().nfe());
    assertTrue(data.landing(7).isEmpty());
  }
}
