package studio.evosearch.app.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.Stage;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.Themes;
import studio.evosearch.app.session.Draft;
import studio.evosearch.app.session.Packs;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.app.settings.PreferencesModel;
import studio.evosearch.engine.checkpoint.Assets;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.Workshop;

/** The studio put together: the engine, what the views share, and the window. */
public final class Studio implements AutoCloseable {
  /** A call of a large model takes minutes on a CPU. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EngineService engine;
  private final Tasks tasks;
  private final Workbench bench;
  private Optional<StudioWindow> window = Optional.empty();
  private final LogBuffer log = LogBuffer.ofProgram();

  /**
   * @param workshop opens models and rewards
   * @param file where the preferences are kept
   * @param read what was read there
   * @param assets what ships with the program; found by itself when not given
   * @param runs the library's folder for this start, instead of the preferred one
   */
  public Studio(
      Workshop workshop,
      PreferencesFile file,
      Preferences read,
      Optional<Path> assets,
      Optional<Path> runs) {
    if (!read.language().isEmpty()) {
      Locale.setDefault(Locale.forLanguageTag(read.language()));
    }
    Notices notices = new Notices();
    this.tasks = Tasks.threads(notices::problem);
    PreferencesModel preferences = new PreferencesModel(read, file, tasks);
    this.engine = new EngineService(workshop, read.previewEvery());
    Themes themes = new Themes();
    themes.apply(read.theme());
    themes.followSystem();
    Session session =
        new Session(
            engine, () -> runs.orElseGet(() -> preferences.current().get().runs()), tasks, notices);
    Draft draft = new Draft();
    this.bench =
        new Workbench(
            session,
            new Pictures(tasks),
            draft,
            new Packs(session, draft, tasks, notices),
            new Actions(read.shortcuts()),
            notices,
            tasks,
            themes,
            preferences,
            Assets.find(assets));
    preferences
        .current()
        .subscribe(p -> {
          themes.apply(p.theme());
          engine.setPreviewEvery(p.previewEvery());
        });
  }

  /** What the views share. */
  public Workbench bench() {
    return bench;
  }

  /** Shows the window. */
  public void show(Stage stage) {
    StudioWindow opened = new StudioWindow(bench, stage, log);
    window = Optional.of(opened);
    opened.show();
  }

  /** Whether the window is shown and every view in it is made. */
  public boolean ready() {
    return window.filter(shown -> shown.ready().get()).isPresent();
  }

  /**
   * Opens a run or a pack; shows the settings of a picture, as if it had been dropped onto the
   * window.
   */
  public void open(Path file) {
    window.ifPresent(shown -> shown.open(file));
  }

  /**
   * Stops the run at work, which can be resumed, and ends every thread but one: a denoiser call
   * under way is not waited for longer than some seconds. The process should end then; it leaves
   * the run as if it had been killed.
   */
  @Override
  public void close() {
    bench.packs().cancel();
    engine.close(PATIENCE);
    tasks.close();
    bench.preferences().writeNow();
  }
}
