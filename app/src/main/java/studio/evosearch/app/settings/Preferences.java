package studio.evosearch.app.settings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.engine.checkpoint.UserFolder;

/**
 * What a person prefers.
 *
 * @param runs the folder new runs go to, the library's
 * @param models more folders with models in them, beside the bundled ones and the Hugging Face
 *     cache
 * @param device where and how models run, such as {@code cpu} or {@code cuda:0 bf16}
 * @param threads libtorch's threads on the CPU; 0 for the default of this machine
 * @param previewEvery steps between previews of pictures in the making; 0 for none
 * @param theme light, dark, or as the system has it
 * @param language a BCP 47 tag; empty for the system's
 * @param shortcuts the person's own, by action; an empty text takes one away
 * @param remembered how the studio was left; in the file, among the others
 */
public record Preferences(
    Path runs,
    List<Path> models,
    String device,
    int threads,
    int previewEvery,
    Theme theme,
    String language,
    Map<String, String> shortcuts,
    @JsonUnwrapped Remembered remembered) {

  public Preferences {
    if (threads < 0 || previewEvery < 0) {
      throw new IllegalArgumentException(
          "threads " + threads + ", previews every " + previewEvery + " steps");
    }
    models = List.copyOf(models);
    shortcuts = Map.copyOf(shortcuts);
  }

  /** Before a person has changed anything. */
  public static Preferences defaults(Path home) {
    return new Preferences(
        UserFolder.usualLibrary(home),
        List.of(),
        "cpu",
        0,
        2,
        Theme.SYSTEM,
        "",
        Map.of(),
        Remembered.NOTHING);
  }

  public Preferences withRuns(Path value) {
    return new Preferences(
        value, models, device, threads, previewEvery, theme, language, shortcuts, remembered);
  }

  public Preferences withModels(List<Path> value) {
    return new Preferences(
        runs, value, device, threads, previewEvery, theme, language, shortcuts, remembered);
  }

  public Preferences withDevice(String value) {
    return new Preferences(
        runs, models, value, threads, previewEvery, theme, language, shortcuts, remembered);
  }

  public Preferences withThreads(int value) {
    return new Preferences(
        runs, models, device, value, previewEvery, theme, language, shortcuts, remembered);
  }

  public Preferences withPreviewEvery(int value) {
    return new Preferences(
        runs, models, device, threads, value, theme, language, shortcuts, remembered);
  }

  public Preferences withTheme(Theme value) {
    return new Preferences(
        runs, models, device, threads, previewEvery, value, language, shortcuts, remembered);
  }

  public Preferences withLanguage(String value) {
    return new Preferences(
        runs, models, device, threads, previewEvery, theme, value, shortcuts, remembered);
  }

  public Preferences withShortcuts(Map<String, String> value) {
    return new Preferences(
        runs, models, device, threads, previewEvery, theme, language, value, remembered);
  }

  public Optional<WindowState> window() {
    return remembered.window();
  }

  public Preferences withWindow(WindowState value) {
    return with(remembered.withWindow(value));
  }

  public boolean tourSeen() {
    return remembered.tourSeen();
  }

  public Preferences withTourSeen(boolean value) {
    return with(remembered.withTourSeen(value));
  }

  public Set<String> unfolded() {
    return remembered.unfolded();
  }

  public Preferences withUnfolded(Set<String> value) {
    return with(remembered.withUnfolded(value));
  }

  private Preferences with(Remembered value) {
    return new Preferences(
        runs, models, device, threads, previewEvery, theme, language, shortcuts, value);
  }
}
