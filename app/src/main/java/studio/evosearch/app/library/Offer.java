package studio.evosearch.app.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import studio.evosearch.engine.export.EmbeddedSettings;
import studio.evosearch.engine.export.ReadSettings;
import studio.evosearch.engine.run.JournalEntry;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunStore;

/**
 * Settings that a picture or a run was made with, to be used again.
 *
 * @param name of the file or folder
 * @param made what the run was asked for
 * @param spec the same, with what applied to the picture's generation
 * @param candidate whose picture it is; empty for a run
 * @param commands the run's journal
 * @param run its folder, where it is known
 */
record Offer(
    String name,
    RunSpec made,
    RunSpec spec,
    OptionalLong candidate,
    List<JournalEntry> commands,
    Optional<Path> run) {

  /**
   * What a file offers; empty for a picture that holds no settings of ours. Reads files.
   *
   * @param file a PNG, or a run's folder
   */
  static Optional<Offer> of(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isDirectory(file)
        ? Optional.of(ofRun(file, name))
        : ReadSettings.of(file).map(settings -> ofPicture(settings, name));
  }

  private static Offer ofRun(Path folder, String name) {
    try (RunStore store = RunStore.read(folder)) {
      return new Offer(
          name,
          store.spec(),
          store.spec(),
          OptionalLong.empty(),
          store.journal(),
          Optional.of(folder.toAbsolutePath().normalize()));
    }
  }

  private static Offer ofPicture(EmbeddedSettings embedded, String name) {
    return new Offer(
        name,
        embedded.spec(),
        embedded.spec().beginningWith(embedded.settings()),
        OptionalLong.of(embedded.candidate()),
        embedded.commands(),
        Optional.empty());
  }

  Offer withRun(Path found) {
    return new Offer(name, made, spec, candidate, commands, Optional.of(found));
  }
}
