package studio.evosearch.app.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.JournalEntry;
import studio.evosearch.engine.run.Ledger;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunReport.GenerationLine;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.Settings;
import studio.evosearch.engine.search.Start;

/** Reports of runs that never were. Their candidates take all 6 steps unless said otherwise. */
final class Reports {
  static final String HELD_OUT = "other";
  private static final RunSpec SPEC = TestBench.toySpec();

  /**
   * A candidate.
   *
   * @param parent -1 for none
   */
  record Member(long parent, int end, double reward, double heldOut) {
    static Member of(double reward, double heldOut) {
      return new Member(-1, SPEC.steps(), reward, heldOut);
    }

    static Member child(long parent, double reward) {
      return new Member(parent, SPEC.steps(), reward, 0);
    }
  }

  private Reports() {}

  static RunReport of(List<List<Member>> generations) {
    return of(generations, List.of(), List.of());
  }

  /**
   * A run.
   *
   * @param generations their new candidates
   * @param elites of the last generation
   */
  static RunReport of(
      List<List<Member>> generations, List<Long> elites, List<JournalEntry> journal) {
    List<GenerationLine> lines = new ArrayList<>();
    List<CandidateLine> candidates = new ArrayList<>();
    long nfe = 0;
    for (int g = 0; g < generations.size(); g++) {
      long before = nfe;
      for (Member member : generations.get(g)) {
        nfe += member.end();
        candidates.add(line(candidates.size(), g, member));
      }
      lines.add(
          new GenerationLine(
              g,
              0,
              g == generations.size() - 1 ? elites : List.of(),
              generations.get(g).size(),
              Double.NaN,
              Double.NaN,
              Double.NaN,
              nfe - before,
              nfe,
              1,
              Settings.at(g, SPEC, journal),
              Ledger.ZERO));
    }
    return new RunReport(
        "runs/invented.evorun",
        RunState.DONE,
        "",
        SPEC,
        "",
        nfe,
        0,
        Ledger.ZERO,
        1,
        lines,
        candidates,
        0,
        Optional.empty(),
        journal,
        Settings.at(generations.size(), SPEC, journal),
        generations.size(),
        List.of("guide"),
        List.of(HELD_OUT),
        false,
        Instant.EPOCH);
  }

  private static CandidateLine line(long id, int generation, Member member) {
    OptionalLong parent =
        member.parent() < 0 ? OptionalLong.empty() : OptionalLong.of(member.parent());
    return new CandidateLine(
        id,
        parent,
        generation,
        0,
        member.end(),
        "Noise",
        member.reward(),
        Map.of("guide", member.reward(), HELD_OUT, member.heldOut()),
        new Start.Noise(),
        member.end());
  }
}
