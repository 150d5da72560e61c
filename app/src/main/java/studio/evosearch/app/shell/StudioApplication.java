package studio.evosearch.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import studio.evosearch.app.fx.FxThread;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.engine.checkpoint.UserFolder;
import studio.evosearch.engine.run.LocalWorkshop;

/** The studio as a JavaFX application. */
public class StudioApplication extends Application {
  private static final Path HOME = Path.of(System.getProperty("user.home"));
  private static final PreferencesFile FILE =
      new PreferencesFile(UserFolder.here().resolve(UserFolder.PREFERENCES), HOME);
  private static final CompletableFuture<Preferences> READ = new CompletableFuture<>();

  private @Nullable Studio studio;

  /** Begins to read the preferences, which takes as long as JavaFX needs to start. */
  static void prepare() {
    READ.completeAsync(FILE::read);
  }

  @Override
  public void start(Stage stage) {
    Map<String, String> given = getParameters().getNamed();
    Studio opened =
        new Studio(
            new LocalWorkshop(),
            FILE,
            READ.join(),
            Optional.ofNullable(given.get("assets")).map(Path::of),
            Optional.ofNullable(given.get("runs")).map(Path::of));
    studio = opened;
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
        FxThread.executor().execute(() -> opened.bench().notices().fault(failure)));
    opened.show(stage);
    List<String> unnamed = getParameters().getUnnamed();
    if (unnamed.contains(Rehearsal.ARGUMENT)) {
      new Rehearsal(opened).start();
    } else {
      unnamed.stream().findFirst().map(Path::of).ifPresent(opened::open);
    }
  }

  /** The studio, once started. */
  final Studio studio() {
    return Objects.requireNonNull(studio);
  }

  /** The window is gone already when JavaFX comes here, so it does not seem to hang meanwhile. */
  @Override
  public void stop() {
    Optional.ofNullable(studio).ifPresent(Studio::close);
  }
}
