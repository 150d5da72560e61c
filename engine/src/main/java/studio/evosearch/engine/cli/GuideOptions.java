package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunSpec;

/** What is searched, and by which rewards. A branch takes what is not given over. */
final class GuideOptions {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "The diffusion model: a diffusers folder, a folder of the Hugging Face cache, the name of"
              + " a bundled model (scenes, scenes-flow) or a toy (toy:rings, toy:grid). 'evosearch"
              + " models' lists what is here. Required but for branches.")
  @Nullable String model;

  @Option(
      names = "--component",
      paramLabel = "PART=FOLDER",
      description =
          "A part of the model to take from another folder, such as vae=FOLDER; preview_vae=FOLDER"
              + " is one for previews alone, a small and fast AutoencoderTiny. Repeat for several.")
  Map<String, Path> components = Map.of();

  @Option(
      names = "--negative",
      paramLabel = "TEXT",
      description = "What the picture should not show.")
  @Nullable String negative;

  @Option(
      names = {"--reward", "--guide"},
      converter = RewardReference.class,
      paramLabel = "REWARD[=WEIGHT]",
      description =
          "What the search looks for more of: a reward's folder, such as that of a CLIPModel, which"
              + " judges how well a picture fits the prompt, the name of a bundled one"
              + " (scene-clip), or a measure; 'evosearch rewards' lists them. Repeat for several; a"
              + " weight below 0 looks for less. Required but for branches.")
  @Nullable List<RewardTerm> rewards;

  @Option(
      names = "--reward-mode",
      paramLabel = "MODE",
      description =
          "How several rewards become one: sum (as they are), z_score (each in standard"
              + " deviations) or mean_rank (the mean of the ranks). Default: sum.")
  RewardMix.@Nullable Mode rewardMode;

  @Option(
      names = "--held-out",
      paramLabel = "REWARD",
      description =
          "A reward that is only computed and stored, never searched for: it shows whether a gain"
              + " is real. Repeat for several.")
  List<String> heldOut = List.of();

  String model(Optional<BranchSource> source) {
    String reference =
        Optional.ofNullable(model)
            .or(() -> source.map(s -> s.spec().model()))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "--model is missing: which model to search; 'evosearch models' lists some"));
    return References.model(reference, components);
  }

  List<RewardTerm> rewards(Optional<BranchSource> source) {
    return rewards == null
        ? source
            .map(s -> s.spec().rewards())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "--reward is missing: what to search for; 'evosearch rewards' lists some"))
        : rewards.stream()
            .map(term -> new RewardTerm(References.reward(term.reference()), term.weight()))
            .toList();
  }

  RewardMix.Mode rewardMode(Optional<BranchSource> source) {
    return Optional.ofNullable(rewardMode)
        .or(() -> source.map(BranchSource::spec).map(RunSpec::rewardMode))
        .orElse(RewardMix.Mode.SUM);
  }

  List<String> heldOut() {
    return heldOut.stream().map(References::reward).toList();
  }

  String negative(Optional<BranchSource> source) {
    return Optional.ofNullable(negative).or(() -> source.map(BranchSource::negative)).orElse("");
  }
}
