package studio.evosearch.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import studio.evosearch.engine.run.RunSpec;

/**
 * What a person kept of setups: settings under names, and prompts.
 *
 * @param own by name, as they were saved
 * @param prompts the last ones that were run, newest first
 */
public record Presets(List<Preset> own, List<String> prompts) {
  public static final Presets NONE = new Presets(List.of(), List.of());

  private static final int PROMPTS = 12;

  /**
   * Settings under a name.
   *
   * @param spec all of a setup; which of it is used is up to who uses it
   */
  public record Preset(String name, RunSpec spec) {}

  public Presets {
    own = List.copyOf(own);
    prompts = List.copyOf(prompts);
  }

  /** With a preset more, in place of one of the same name. */
  public Presets with(Preset preset) {
    List<Preset> changed = new ArrayList<>(without(preset.name()).own);
    changed.add(preset);
    return new Presets(changed, prompts);
  }

  public Presets without(String name) {
    return new Presets(own.stream().filter(p -> !p.name().equals(name)).toList(), prompts);
  }

  /** With a prompt as the newest; blank ones are not kept. */
  public Presets withPrompt(String prompt) {
    if (prompt.isBlank()) {
      return this;
    }
    return new Presets(
        own,
        Stream.concat(Stream.of(prompt), prompts.stream().filter(p -> !p.equals(prompt)))
            .limit(PROMPTS)
            .toList());
  }
}
