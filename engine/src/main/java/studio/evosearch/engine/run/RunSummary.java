package studio.evosearch.engine.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import studio.evosearch.engine.search.MethodKind;

/**
 * A line in a list of runs.
 *
 * @param folder the run's
 * @param name the folder's, without its ending
 * @param prompt in force at the end
 * @param model its name for people; empty where the run cannot be read
 * @param method as {@link MethodKind} names it; empty where the run cannot be read
 * @param state where it stands; {@code FAILED} where the run cannot be read
 * @param reason why; empty where the state says all
 * @param nfe denoiser evaluations of stored generations
 * @param best the fitness of the best finished candidate
 * @param bestCandidate its id
 * @param candidates how many there are
 * @param created when the run was made; where it cannot be read, when its folder last changed
 * @param tags a person's words for it
 * @param problem why the run, or else its tags, cannot be read
 */
public record RunSummary(
    Path folder,
    String name,
    String prompt,
    String model,
    String method,
    RunState state,
    String reason,
    long nfe,
    OptionalDouble best,
    OptionalLong bestCandidate,
    int candidates,
    Instant created,
    List<String> tags,
    Optional<String> problem) {
  public RunSummary {
    tags = List.copyOf(tags);
  }

  /**
   * Reads a run's line, its tags left out.
   *
   * @throws RunException when the run cannot be read
   */
  static RunSummary of(Path folder) {
    try (RunStore store = RunStore.read(folder)) {
      RunReport report = RunReport.of(store);
      return new RunSummary(
          folder,
          RunFolders.name(folder),
          report.prompt(),
          References.name(report.spec().model()),
          MethodKind.of(report.spec().method()).toString(),
          report.runState(),
          report.reason(),
          report.nfe(),
          report.best().stream().mapToDouble(RunReport.Best::reward).findFirst(),
          report.best().stream().mapToLong(RunReport.Best::id).findFirst(),
          report.candidates().size(),
          report.created(),
          List.of(),
          Optional.empty());
    }
  }

  /** The line of a run that cannot be read. */
  static RunSummary unreadable(Path folder, Instant changed, String problem) {
    return new RunSummary(
        folder,
        RunFolders.name(folder),
        "",
        "",
        "",
        RunState.FAILED,
        "",
        0,
        OptionalDouble.empty(),
        OptionalLong.empty(),
        0,
        changed,
        List.of(),
        Optional.of(problem));
  }

  RunSummary withTags(List<String> words) {
    return with(words, problem);
  }

  RunSummary withProblem(String why) {
    return with(tags, Optional.of(why));
  }

  private RunSummary with(List<String> words, Optional<String> why) {
    return new RunSummary(
        folder,
        name,
        prompt,
        model,
        method,
        state,
        reason,
        nfe,
        best,
        bestCandidate,
        candidates,
        created,
        words,
        why);
  }
}
