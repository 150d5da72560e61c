package studio.evosearch.app.export;

import java.nio.file.Path;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import studio.evosearch.app.fx.FilmPlayer;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;

/** A film in a window of its own. Space pauses, Left and Right go by frames, Escape closes. */
final class FilmWindow {
  private static final Strings STRINGS = Strings.of(FilmWindow.class);
  private static final double SIDE = 560;

  private final Stage stage = new Stage();
  private final FilmPlayer player;

  private FilmWindow(Tasks tasks) {
    player = new FilmPlayer(tasks).growing();
    player.setId("film");
    player.setPadding(new Insets(0, 10, 8, 10));
    player.setPrefSize(SIDE, SIDE + 60);
  }

  /** Opens a window. */
  static void play(Path film, Window owner, Tasks tasks) {
    FilmWindow window = new FilmWindow(tasks);
    window.stage.initOwner(owner);
    window.stage.setTitle(STRINGS.text("film", String.valueOf(film.getFileName())));
    Scene scene = new Scene(window.player);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, window::key);
    window.stage.setScene(scene);
    window.stage.setOnHidden(event -> window.player.close());
    window.player.open(film);
    window.stage.show();
  }

  private void key(KeyEvent event) {
    boolean taken = true;
    switch (event.getCode()) {
      case SPACE -> player.pauseOrGoOn();
      case LEFT -> player.step(-1);
      case RIGHT -> player.step(1);
      case ESCAPE -> stage.hide();
      default -> taken = false;
    }
    if (taken) {
      event.consume();
    }
  }
}
