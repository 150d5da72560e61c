package studio.evosearch.app.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import studio.evosearch.app.fx.FxThread;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.engine.run.LocalWorkshop;

/** The studio as a JavaFX application. */
public final class StudioApplication extends Application {
  private @Nullable Studio studio;

  @Override
  public void start(Stage stage) {
    Map<String, String> given = getParameters().getNamed();
    Path home = Path.of(System.getProperty("user.home"));
    PreferencesFile preferences =
        new PreferencesFile(
            PreferencesFile.place(System.getenv(), System.getProperty("os.name"), home), home);
    Studio opened =
        new Studio(
            new LocalWorkshop(),
            preferences,
            Optional.ofNullable(given.get("assets")).map(Path::of),
            Optional.ofNullable(given.get("runs")).map(Path::of));
    studio = opened;
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
        FxThread.executor().execute(() -> opened.bench().notices().fault(failure)));
    opened.show(stage);
    getParameters().getUnnamed().stream().findFirst().map(Path::of).ifPresent(opened::open);
  }

  /** The window is gone already when JavaFX comes here, so it does not seem to hang meanwhile. */
  @Override
  public void stop() {
    Optional.ofNullable(studio).ifPresent(Studio::close);
  }
}
