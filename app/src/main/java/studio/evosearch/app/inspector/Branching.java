package studio.evosearch.app.inspector;

import java.util.Optional;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.Settings;

/** New runs that start from a stored state of an old one. */
final class Branching {
  private Branching() {}

  /**
   * A run from a kept state, with the settings that applied to the candidate.
   *
   * @param candidate whose state it is: the candidate's own or an ancestor's
   */
  static RunSpec spec(Subject.Stored stored, long candidate, int state) {
    RunSpec spec = stored.moment().report().spec();
    Settings settings =
        stored.moment().report().generations().get(stored.line().generation()).settings();
    return new RunSpec(
        spec.model(),
        settings.prompt(),
        settings.negative(),
        spec.rewards(),
        spec.rewardMode(),
        spec.heldOut(),
        spec.method(),
        spec.size(),
        spec.steps(),
        settings.guidance(),
        spec.eta(),
        spec.order(),
        settings.controls().beta(),
        settings.controls().sigmaScale(),
        settings.controls().elites(),
        settings.controls().ratingWeight(),
        spec.seed(),
        spec.batch(),
        spec.threads(),
        spec.device(),
        spec.budget(),
        Optional.of(new Branch(stored.run().toAbsolutePath().toString(), candidate, state)));
  }

  /**
   * The candidate whose x_T the picture came from; empty where its run began from a later state.
   */
  static Optional<CandidateLine> noise(Subject.Stored stored) {
    Optional<CandidateLine> at = Optional.of(stored.line());
    while (at.isPresent() && at.get().state() > 0) {
      at = at.get().parent().stream().boxed().findFirst().flatMap(stored.moment()::candidate);
    }
    return at;
  }
}
