package studio.evosearch.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.chart.Reports.Member;
import studio.evosearch.engine.run.JournalEntry;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunReport;

class DifferenceTest {
  private static final List<List<Member>> MEMBERS = List.of(List.of(Member.of(1, 1)));

  @Test
  void runsOfTheSameGuideAndPromptCanBeCompared() {
    assertEquals(Set.of(), Difference.between(Reports.of(MEMBERS), Reports.of(MEMBERS)));
  }

  @Test
  void aRatingOfEitherKeepsThemApart() {
    RunReport rated =
        Reports.of(MEMBERS, List.of(), List.of(new JournalEntry(1, new RunCommand.Rate(0, 0.5))));
    assertEquals(Set.of(Difference.RATINGS), Difference.between(Reports.of(MEMBERS), rated));
    assertEquals(Set.of(Difference.RATINGS), Difference.between(rated, Reports.of(MEMBERS)));
  }
}
