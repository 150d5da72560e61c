package studio.evosearch.engine.export;

import java.util.List;
import studio.evosearch.engine.run.JournalEntry;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.Settings;

/**
 * What an exported picture says of how it came to be.
 *
 * @param spec of its run
 * @param settings what applied to its generation
 * @param candidate its id in the run
 * @param commands the run's journal up to the export
 */
public record EmbeddedSettings(
    RunSpec spec, Settings settings, long candidate, List<JournalEntry> commands) {
  public EmbeddedSettings {
    commands = List.copyOf(commands);
  }
}
