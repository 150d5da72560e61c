package studio.evosearch.app.chart;

import java.util.List;
import java.util.stream.Stream;
import studio.evosearch.app.session.Moment;
import studio.evosearch.engine.run.RunSpec;

/**
 * The run on show as the chart draws it.
 *
 * @param data all of it, past the scrubber too
 * @param parted where guide and held-out rewards have parted by the generation on show
 * @param baselineNfe what a baseline may spend; 0 where that buys not one trajectory
 */
record ShownRun(Moment moment, ChartData data, List<PartingWays> parted, long baselineNfe) {
  ShownRun {
    parted = List.copyOf(parted);
  }

  /** Works it out, which takes milliseconds. */
  static ShownRun of(Moment moment) {
    ChartData data = ChartData.of(moment.report());
    List<Landing> finished = data.finished(moment.generation());
    RunSpec spec = moment.report().spec();
    long nfe = Baselines.nfe(moment.report());
    return new ShownRun(
        moment,
        data,
        data.heldOut().stream().flatMap(name -> PartingWays.of(finished, name).stream()).toList(),
        nfe < spec.steps() - spec.rootState() ? 0 : nfe);
  }

  /** Spent up to and with the generation on show. */
  double nfe() {
    return data.nfeAt(moment.generation());
  }

  /** The candidates of the generations up to the one on show. */
  Stream<Landing> landings() {
    return data.candidates().stream()
        .filter(l -> l.candidate().generation() <= moment.generation());
  }

  /** The figures of the generations up to the one on show. */
  List<GenerationPoint> generations() {
    return data.generations().subList(0, moment.generation() + 1);
  }
}
