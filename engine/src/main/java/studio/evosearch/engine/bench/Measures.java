package studio.evosearch.engine.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import studio.evosearch.engine.analysis.Diversity;
import studio.evosearch.engine.analysis.PictureFeature;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.reward.PlaneModes;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.run.StoredState;
import studio.evosearch.engine.search.Candidate;

/** Figures of a finished run. */
final class Measures {
  /** The guide's reward of the run's answer, its best finished candidate. */
  static final String REWARD = "reward";

  /** What another reward says of that answer; the reward's name follows. */
  static final String HELD_OUT = "held-out:";

  /** The guide's mean reward of the run's best candidates. */
  static final String TOP_REWARD = "top_reward";

  /**
   * How different these are: {@link Diversity} of {@link PictureFeature}s, or of a toy's points.
   */
  static final String DIVERSITY = "diversity";

  /** How many of a toy's {@link PlaneModes} these cover. */
  static final String MODES = "modes";

  private final RunStore store;
  private final RunReport report;
  private final int top;
  private final List<Candidate> candidates;

  Measures(RunStore store, int top) {
    this.store = store;
    this.report = RunReport.of(store);
    this.top = top;
    this.candidates = store.candidates(report.prompt());
  }

  /** The row of a budget: of the candidates that it pays for, in the order they were made. */
  BenchRow row(Trial trial, long budget) {
    List<RunReport.CandidateLine> paid = new ArrayList<>();
    long nfe = 0;
    for (RunReport.CandidateLine candidate : report.candidates()) {
      if (nfe + candidate.nfe() > budget) {
        break;
      }
      nfe += candidate.nfe();
      paid.add(candidate);
    }
    double share = report.nfe() == 0 ? 1 : (double) nfe / report.nfe();
    return new BenchRow(
        trial.arm(),
        trial.prompt(),
        trial.seed(),
        budget,
        nfe,
        report.seconds() * share,
        measures(best(paid)));
  }

  private List<RunReport.CandidateLine> best(List<RunReport.CandidateLine> paid) {
    return paid.stream()
        .filter(c -> c.end() == report.spec().steps() && Double.isFinite(c.reward()))
        .sorted(Comparator.comparingDouble(c -> -c.reward()))
        .toList();
  }

  /** The points of a toy's finished candidates, best first, as {x, y, reward}. */
  List<double[]> points() {
    return best(report.candidates()).stream()
        .map(c -> new double[] {latent(c)[0], latent(c)[1], c.reward()})
        .toList();
  }

  private SequencedMap<String, Double> measures(List<RunReport.CandidateLine> best) {
    List<RunReport.CandidateLine> taken = best.stream().limit(top).toList();
    SequencedMap<String, Double> measures = new LinkedHashMap<>();
    measures.put(REWARD, best.isEmpty() ? Double.NaN : best.getFirst().reward());
    for (String name : report.heldOut()) {
      measures.put(
          HELD_OUT + name,
          best.isEmpty() ? Double.NaN : best.getFirst().rewards().getOrDefault(name, Double.NaN));
    }
    measures.put(
        TOP_REWARD,
        taken.stream().mapToDouble(RunReport.CandidateLine::reward).average().orElse(Double.NaN));
    boolean toy = PlaneGenerator.isToy(report.spec().model());
    List<float[]> features = taken.stream().map(c -> toy ? latent(c) : feature(c)).toList();
    measures.put(DIVERSITY, Diversity.meanPairwise(features));
    if (report.guides().contains(PlaneModes.NAME)) {
      measures.put(MODES, (double) PlaneModes.covered(features));
    }
    return measures;
  }

  private float[] feature(RunReport.CandidateLine candidate) {
    try {
      return PictureFeature.of(Png.decode(store.png(candidate.id())));
    } catch (IOException e) {
      throw new RunException(store.picture(candidate.id()) + ": cannot be read", e);
    }
  }

  private float[] latent(RunReport.CandidateLine candidate) {
    return store
        .state(candidates.get((int) candidate.id()), candidate.end())
        .map(StoredState::x)
        .orElseThrow(() ->
            new RunException(store.folder() + ": lacks the end of candidate " + candidate.id()));
  }
}
