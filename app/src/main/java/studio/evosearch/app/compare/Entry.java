package studio.evosearch.app.compare;

import java.nio.file.Path;
import java.util.List;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.Settings;

/**
 * A candidate that is compared, of the run on show or another.
 *
 * @param run its run's folder
 * @param prompt under which it was judged
 * @param guides names of the rewards that guide its run
 * @param heldOut names of the others
 * @param video whether it is a video
 * @param settings that applied to its generation
 */
record Entry(
    Path run,
    RunSpec spec,
    String prompt,
    List<String> guides,
    List<String> heldOut,
    boolean video,
    Settings settings,
    CandidateLine line) {

  static Entry of(Path run, RunReport report, CandidateLine line) {
    return new Entry(
        run,
        report.spec(),
        report.prompt(),
        report.guides(),
        report.heldOut(),
        report.videos(),
        report.generations().get(line.generation()).settings(),
        line);
  }

  long id() {
    return line.id();
  }

  /** Its picture in full size. */
  Pictures.Key picture() {
    return new Pictures.Key(run, line.id(), 0);
  }

  /** Whether it is the same candidate of the same run. */
  boolean same(Entry other) {
    return run.equals(other.run) && id() == other.id();
  }

  /** Whether two fitnesses mean the same: same prompt, same rewards, joined the same way. */
  boolean judgedAs(Entry other) {
    return prompt.equals(other.prompt)
        && (run.equals(other.run) || RunPair.joinedAlike(spec, other.spec));
  }

  /** The run's name for people. */
  String runName() {
    return RunPair.name(run);
  }
}
