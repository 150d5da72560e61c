package studio.evosearch.app.shell;

import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/** Starts the studio. Not an Application itself, so that JavaFX may lie on the class path. */
public final class Launcher {
  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Launcher() {}

  /**
   * Starts the studio.
   *
   * @param args {@code --assets=FOLDER} names what ships with it, {@code --runs=FOLDER} the
   *     library, {@code --rehearsal} makes a run and ends; anything else is a run or a pack that is
   *     opened, or a picture whose settings are shown
   */
  public static void main(String... args) {
    launch(StudioApplication.class, args);
    System.exit(0); // a denoiser call under way would keep the process
  }

  static void launch(Class<? extends StudioApplication> application, String... args) {
    // JavaFX warns that it lies on the class path, which is where it is meant to lie.
    JAVAFX.setLevel(Level.SEVERE);
    StudioApplication.prepare();
    Application.launch(application, args);
  }
}
