package studio.evosearch.app.export;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Strings;

/**
 * Plays a film over and over; where the system lacks the codec, its pictures are turned over like
 * those of a flip-book. Space pauses, Escape closes.
 */
final class FilmWindow {
  private static final Strings STRINGS = Strings.of(FilmWindow.class);
  private static final double SIDE = 560;

  private final Reel film;
  private final Stage stage = new Stage();
  private final BorderPane root = new BorderPane();
  private Optional<MediaPlayer> player = Optional.empty();
  private Optional<FlipBook> flipBook = Optional.empty();

  private FilmWindow(Reel film) {
    this.film = film;
    root.getStyleClass().add("film");
    root.setId("film");
    root.setPrefSize(SIDE, SIDE + 60);
  }

  /** Opens a window of its own. */
  static FilmWindow play(Reel film, Window owner) {
    FilmWindow window = new FilmWindow(film);
    window.show(owner);
    return window;
  }

  private void show(Window owner) {
    stage.initOwner(owner);
    stage.setTitle(STRINGS.text("film", String.valueOf(film.file().getFileName())));
    Scene scene = new Scene(root);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    stage.setScene(scene);
    stage.setOnHidden(event -> close());
    open();
    stage.show();
  }

  private void open() {
    try {
      MediaPlayer made = new MediaPlayer(new Media(film.file().toUri().toString()));
      player = Optional.of(made);
      made.setOnError(this::flip);
      made.setCycleCount(MediaPlayer.INDEFINITE);
      made.setAutoPlay(true);
      MediaView view = new MediaView(made);
      view.setPreserveRatio(true);
      place(view);
      view.fitWidthProperty().bind(root.widthProperty());
      view.fitHeightProperty().bind(root.heightProperty().subtract(60));
      root.setBottom(bar(List.of(pause())));
    } catch (MediaException e) {
      flip();
    }
  }

  /** A system without the codec says so at once or after a while. */
  private void flip() {
    player.ifPresent(MediaPlayer::dispose);
    player = Optional.empty();
    FlipBook book = new FlipBook(film.pictures());
    flipBook = Optional.of(book);
    ImageView view = book.view();
    place(view);
    view.fitWidthProperty().bind(root.widthProperty());
    view.fitHeightProperty().bind(root.heightProperty().subtract(116));
    Label why = new Label(STRINGS.text("film.flip"));
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    BorderPane.setMargin(why, new Insets(10));
    Label where = new Label();
    where
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    STRINGS.text(
                        "film.where",
                        String.valueOf(book.place().get() + 1),
                        String.valueOf(film.pictures().size())),
                book.place()));
    root.setTop(why);
    root.setBottom(
        bar(
            List.of(
                button("film.back", new FontIcon(Material2AL.ARROW_BACK), () -> book.turn(-1)),
                pause(),
                button("film.on", new FontIcon(Material2AL.ARROW_FORWARD), () -> book.turn(1)),
                where)));
    book.play();
  }

  private void place(Node view) {
    StackPane middle = new StackPane(view);
    middle.setMinSize(0, 0);
    root.setCenter(middle);
  }

  private static HBox bar(List<Node> nodes) {
    HBox bar = new HBox(8);
    bar.getChildren().addAll(nodes);
    bar.setAlignment(Pos.CENTER);
    bar.setPadding(new Insets(10));
    return bar;
  }

  private Node pause() {
    return button("film.pause", new FontIcon(Material2MZ.PAUSE), this::pauseOrGoOn);
  }

  private static Button button(String key, FontIcon icon, Runnable act) {
    Button button = new Button("", icon);
    button.getStyleClass().add("button-icon");
    button.setId(key.replace('.', '-'));
    button.setTooltip(new Tooltip(STRINGS.text(key)));
    button.setAccessibleText(STRINGS.text(key));
    button.setOnAction(event -> act.run());
    return button;
  }

  private void pauseOrGoOn() {
    flipBook.ifPresent(FlipBook::pauseOrGoOn);
    player.ifPresent(playing -> {
      if (playing.getStatus() == MediaPlayer.Status.PLAYING) {
        playing.pause();
      } else {
        playing.play();
      }
    });
  }

  private void key(KeyEvent event) {
    boolean taken = true;
    switch (event.getCode()) {
      case SPACE -> pauseOrGoOn();
      case LEFT -> flipBook.ifPresent(book -> book.turn(-1));
      case RIGHT -> flipBook.ifPresent(book -> book.turn(1));
      case ESCAPE -> stage.hide();
      default -> taken = false;
    }
    if (taken) {
      event.consume();
    }
  }

  private void close() {
    player.ifPresent(MediaPlayer::dispose);
    flipBook.ifPresent(FlipBook::stop);
  }
}
