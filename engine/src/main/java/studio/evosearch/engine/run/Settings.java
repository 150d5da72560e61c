package studio.evosearch.engine.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import studio.evosearch.engine.search.Controls;

/**
 * What applies to one generation.
 *
 * @param controls what the search method reads
 * @param prompt the prompt
 * @param negative the negative prompt
 * @param guidance the guidance scale
 * @param tags a person's words by candidate
 */
public record Settings(
    Controls controls,
    String prompt,
    String negative,
    double guidance,
    Map<Long, List<String>> tags) {
  public Settings {
    tags = Map.copyOf(tags);
  }

  /** As the spec says, before any command. */
  public static Settings of(RunSpec spec) {
    return new Settings(
        Controls.of(spec.beta(), spec.sigmaScale(), spec.elites(), spec.ratingWeight()),
        spec.prompt(),
        spec.negative(),
        spec.guidance(),
        Map.of());
  }

  /** The settings of a generation, from the journal of all commands of the run. */
  public static Settings at(int generation, RunSpec spec, List<JournalEntry> journal) {
    Settings settings = of(spec);
    for (JournalEntry entry : journal) {
      if (entry.generation() > generation) {
        continue;
      }
      boolean stale =
          entry.command() instanceof RunCommand.SetPopulation && entry.generation() < generation;
      settings = stale ? settings : settings.with(entry.command());
    }
    return settings;
  }

  /**
   * The settings after a command.
   *
   * @throws IllegalArgumentException when the command holds a value out of range
   */
  public Settings with(RunCommand.Steering command) {
    return switch (command) {
      case RunCommand.Pin c -> with(controls.pin(c.candidate()));
      case RunCommand.Unpin c -> with(controls.unpin(c.candidate()));
      case RunCommand.Reject c -> with(controls.reject(c.candidate()));
      case RunCommand.Unreject c -> with(controls.unreject(c.candidate()));
      case RunCommand.Rate c -> with(controls.rate(c.candidate(), c.liking()));
      case RunCommand.SetTags c -> tagged(c);
      case RunCommand.SetBeta c -> with(controls.withBeta(c.beta()));
      case RunCommand.SetSigmaScale c -> with(controls.withSigmaScale(c.sigmaScale()));
      case RunCommand.SetElites c -> with(controls.withElites(c.elites()));
      case RunCommand.SetPopulation c ->
          with(controls.withNextPopulation(OptionalInt.of(c.population())));
      case RunCommand.SetPrompt c ->
          new Settings(controls, c.prompt(), c.negative(), guidance, tags);
      case RunCommand.SetGuidance c -> {
        if (!(c.guidance() >= 0 && c.guidance() <= 1000)) {
          throw new IllegalArgumentException("guidance must be 0 to 1000, not " + c.guidance());
        }
        yield new Settings(controls, prompt, negative, c.guidance(), tags);
      }
    };
  }

  private Settings with(Controls changed) {
    return new Settings(changed, prompt, negative, guidance, tags);
  }

  private Settings tagged(RunCommand.SetTags command) {
    Map<Long, List<String>> changed = new HashMap<>(tags);
    changed.put(command.candidate(), command.tags());
    changed.values().removeIf(List::isEmpty);
    return new Settings(controls, prompt, negative, guidance, changed);
  }
}
