package studio.evosearch.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.chart.Reports.Member;
import studio.evosearch.engine.run.RunCommand;

class ChartWordsTest {
  private final ChartWords words = ChartWords.here();

  @Test
  void fewActsAreNamedAndManyCounted() {
    RunCommand.Pin pin = new RunCommand.Pin(1234);
    RunCommand.SetBeta beta = new RunCommand.SetBeta(0.25);
    assertEquals("β 0.25 · pin 1234", words.label(new Mark(1, 6, List.of(beta, pin))));
    Mark many = new Mark(1, 6, List.of(beta, pin, beta, pin));
    assertEquals("4 acts", words.label(many));
    assertEquals("From generation 1:\nβ 0.25\npin 1234\nβ 0.25\npin 1234", words.sentence(many));
  }

  @Test
  void aCandidateIsToldWithItsRewards() {
    ChartData data = ChartData.of(Reports.of(List.of(List.of(Member.of(0.5, 12)))));
    assertEquals(
        "Candidate 0 · generation 0 · NFE 6\nfitness 0.500\nguide 0.500\nother 12.00",
        words.candidate(data.candidates().getFirst()));
  }

  @Test
  void gaugesHaveThreeDigitsAtMost() {
    assertEquals("0.19", words.gauge(0.1912));
    assertEquals("10.7", words.gauge(10.71));
    assertEquals("–", words.gauge(Double.NaN));
  }
}
