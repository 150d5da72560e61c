package studio.evosearch.app.settings;

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
 * @param window where the window was
 * @param tourSeen whether the first-run hints were dismissed
 * @param unfolded the parts of the setup that were left open
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
    Optional<WindowState> window,
    boolean tourSeen,
    Set<String> unfolded) {

  /**
   * Where the window was, in pixels of the screen, and how it was arranged.
   *
   * @param dividers of the split panes by their ids
   * @param tabs the ids of the selected tabs by those of their panes
   */
  public record WindowState(
      double x,
      double y,
      double width,
      double height,
      boolean maximized,
      Map<String, List<Double>> dividers,
      Map<String, String> tabs) {
    public WindowState {
      dividers = Map.copyOf(dividers);
      tabs = Map.copyOf(tabs);
    }
  }

  public Preferences {
    if (threads < 0 || previewEvery < 0) {
      throw new IllegalArgumentException(
          "threads " + threads + ", previews every " + previewEvery + " steps");
    }
    models = List.copyOf(models);
    shortcuts = Map.copyOf(shortcuts);
    unfolded = Set.copyOf(unfolded);
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
        Optional.empty(),
        false,
        Set.of());
  }

  public Preferences withRuns(Path value) {
    return new Preferences(
        value,
        models,
        device,
        threads,
        previewEvery,
        theme,
        language,
        shortcuts,
        window,
        tourSeen,
        unfolded);
  }

  public Preferences withModels(List<Path> value) {
    return new Preferences(
        runs,
        value,
        device,
        threads,
        previewEvery,
        theme,
        language,
        shortcuts,
        window,
        tourSeen,
        unfolded);
  }

  public Preferences withDevice(String value) {
    return new Preferences(
        runs,
        models,
        value,
        threads,
        previewEvery,
        theme,
        language,
        shortcuts,
        window,
        tourSeen,
        unfolded);
  }

  public Preferences withThreads(int value) {
    return new Preferences(
        runs,
        models,
        device,
        value,
        previewEvery,
        theme,
        language,
        shortcuts,
        window,
        tourSeen,
        unfolded);
  }

  public Preferences withPreviewEvery(int value) {
    return new Preferences(
        runs, models, device, threads, value, theme, language, shortcuts, window, tourSeen,
        unfolded);
  }

  public Preferences withTheme(Theme value) {
    return new Preferences(
        runs,
        models,
        device,
        threads,
        previewEvery,
        value,
        language,
        shortcuts,
        window,
        tourSeen,
        unfolded);
  }

  public Preferences withLanguage(String value) {
    return new Preferences(
        runs,
        models,
        device,
        threads,
        previewEvery,
        theme,
        value,
        shortcuts,
        window,
        tourSeen,
        unfolded);
  }

  public Preferences withShortcuts(Map<String, String> value) {
    return new Preferences(
        runs,
        models,
        device,
        threads,
        previewEvery,
        theme,
        language,
        value,
        window,
        tourSeen,
        unfolded);
  }

  public Preferences withWindow(WindowState value) {
    return new Preferences(
        runs,
        models,
        device,
        threads,
        previewEvery,
        theme,
        language,
        shortcuts,
        Optional.of(value),
        tourSeen,
        unfolded);
  }

  public Preferences withTourSeen(boolean value) {
    return new Preferences(
        runs,
        models,
        device,
        threads,
        previewEvery,
        theme,
        language,
        shortcuts,
        window,
        value,
        unfolded);
  }

  public Preferences withUnfolded(Set<String> value) {
    return new Preferences(
        runs,
        models,
        device,
        threads,
        previewEvery,
        theme,
        language,
        shortcuts,
        window,
        tourSeen,
        value);
  }
}
