package studio.evosearch.engine.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.References;

/** What a run searches for and where it starts. */
final class TargetOptions {
  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description = "What the picture should show. Default: nothing in particular.")
  @Nullable String prompt;

  @Option(
      names = "--branch-from",
      converter = BranchReference.class,
      paramLabel = "RUN:ID@STATE",
      description =
          "Start from a half-denoised state that another run kept, not from noise: a run's folder,"
              + " a candidate, and how many steps it had taken, such as a.evorun:17@20. Model,"
              + " steps, prompt, guidance, eta and rewards are that run's where not given.")
  @Nullable Branch branch;

  /** From noise. */
  static TargetOptions of(String prompt) {
    TargetOptions target = new TargetOptions();
    target.prompt = prompt;
    return target;
  }

  Optional<Branch> branch() {
    return Optional.ofNullable(branch)
        .map(b -> new Branch(References.folder(b.run()), b.candidate(), b.state()));
  }

  String prompt(Optional<BranchSource> source) {
    return Optional.ofNullable(prompt).or(() -> source.map(BranchSource::prompt)).orElse("");
  }
}
