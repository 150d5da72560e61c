package studio.evosearch.app.inspector;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.FilmPlayer;
import studio.evosearch.app.fx.PicturePane;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.Viewport;

/** The candidate's picture, or in its place the film that plays. */
final class FilmScreen extends VBox {
  private static final Strings STRINGS = Strings.of(FilmScreen.class);

  private final InspectorViewModel model;
  private final PicturePane pane;
  private final Button close = new Button("", new FontIcon(Material2AL.CLOSE));
  private final FilmPlayer player;
  private final BooleanProperty watched = new SimpleBooleanProperty(true);

  FilmScreen(InspectorViewModel model, Tasks tasks, Viewport viewport) {
    this.model = model;
    pane = new PicturePane(viewport);
    close.setId("inspector-close-film");
    close.setAccessibleText(STRINGS.text("film.close"));
    close.setTooltip(new Tooltip(STRINGS.text("film.close")));
    close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    close.setOnAction(event -> model.films().showOwn());
    player = new FilmPlayer(tasks, close);
    getChildren().addAll(pane, player);
    model.picture().image().subscribe(image -> pane.show(image.orElse(null)));
    model.films().film().subscribe(film -> play());
    watched.subscribe(on -> play());
  }

  /** Lets picture and film take the room there is. */
  FilmScreen growing() {
    VBox.setVgrow(pane, Priority.ALWAYS);
    VBox.setVgrow(player, Priority.ALWAYS);
    player.growing();
    return this;
  }

  PicturePane pane() {
    return pane;
  }

  FilmPlayer player() {
    return player;
  }

  /** Whether anybody looks; nothing plays while nobody does. */
  BooleanProperty watched() {
    return watched;
  }

  /** Whether a film is in the picture's place. */
  boolean playing() {
    return player.isVisible();
  }

  private void play() {
    Optional<FilmModel.Film> film = model.films().film().get();
    Optional<Path> file = film.filter(f -> watched.get()).flatMap(FilmModel.Film::file);
    boolean made = film.filter(f -> f.kind() != FilmModel.Kind.VIDEO).isPresent();
    close.setVisible(made);
    close.setManaged(made);
    pane.setVisible(file.isEmpty());
    pane.setManaged(file.isEmpty());
    player.setVisible(file.isPresent());
    player.setManaged(file.isPresent());
    file.ifPresentOrElse(player::open, player::close);
  }
}
