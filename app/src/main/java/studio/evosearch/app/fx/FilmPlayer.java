package studio.evosearch.app.fx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.media.MediaException;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Mp4;

/**
 * Plays an MP4 film over and over, with a slider over its frames; where the system lacks the codec,
 * its frames are decoded and turned over like those of a flip-book. What holds it closes it.
 */
public final class FilmPlayer extends VBox {
  private static final Strings STRINGS = Strings.of(FilmPlayer.class);

  /** Opens a film by the system's means. */
  interface Opener {
    /**
     * Opens a film.
     *
     * @param failed hears later that it cannot be played
     * @throws MediaException when it cannot
     */
    Projector open(Path film, Mp4.Facts facts, Runnable failed);
  }

  private final Opener system;
  private final Tasks.Latest opening;
  private final StackPane screen = new StackPane();
  private final Slider slider = new Slider();
  private final Label where = new Label();
  private final Label why = new Label();
  private final Button pause = new Button();
  private final DoubleProperty shape = new SimpleDoubleProperty(1);
  private Optional<Projector> projector = Optional.empty();
  private Subscription watching = Subscription.EMPTY;
  private int frames = 1;

  /**
   * Plays nothing yet.
   *
   * @param more further controls beside its own
   */
  public FilmPlayer(Tasks tasks, Node... more) {
    this(tasks, MediaFilm::new, more);
  }

  FilmPlayer(Tasks tasks, Opener system, Node... more) {
    this.system = system;
    this.opening = tasks.latest();
    getStyleClass().add("film-player");
    screen.setMinSize(0, 0);
    screen.getStyleClass().add("screen");
    why.setWrapText(true);
    why.getStyleClass().add("caption");
    pause.getStyleClass().addAll("button-icon", "flat");
    pause.setId("film-pause");
    pause.setOnAction(event -> pauseOrGoOn());
    slider.setId("film-frame");
    slider.setMinWidth(40);
    slider.setBlockIncrement(1);
    slider.setAccessibleText(STRINGS.text("film.frame"));
    slider.setTooltip(new Tooltip(STRINGS.text("film.frame")));
    slider.valueProperty().subscribe(value -> scrub());
    HBox.setHgrow(slider, Priority.ALWAYS);
    where.setMinWidth(USE_PREF_SIZE);
    HBox bar = new HBox(pause, slider, where);
    bar.getChildren().addAll(more);
    bar.getStyleClass().add("bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setSpacing(6);
    getChildren().addAll(screen, bar, why);
    setSpacing(4);
    tell("");
    showPlaying(false);
    // Nobody looks while it is in no window.
    sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            projector.ifPresent(Projector::pause);
          }
        });
  }

  /** Lets the picture take the room there is. */
  public FilmPlayer growing() {
    VBox.setVgrow(screen, Priority.ALWAYS);
    return this;
  }

  /** Makes the picture as high as it is at the player's width, at most so high. */
  public FilmPlayer asHighAsNeeded(double most) {
    screen
        .prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.min(most, shape.get() * getWidth()), shape, widthProperty()));
    return this;
  }

  /** Plays a film in place of what was played; stands still for people who want little motion. */
  public void open(Path film) {
    close();
    opening.run(() -> Mp4.facts(film), facts -> open(film, facts), this::refuse);
  }

  private void open(Path film, Mp4.Facts facts) {
    frames = facts.frames();
    shape.set((double) facts.height() / facts.width());
    slider.setMax(Math.max(1, frames - 1));
    slider.setDisable(frames < 2);
    slider.setValue(0);
    scrub();
    try {
      show(system.open(film, facts, () -> flip(film)));
    } catch (MediaException e) {
      flip(film);
    }
  }

  /** A system without the codec says so at once or after a while. */
  private void flip(Path film) {
    close();
    record Book(List<Image> images, double framesPerSecond) {}
    opening.run(
        () -> {
          Footage footage = Mp4.decode(Files.readAllBytes(film));
          return new Book(FlipBook.images(footage), footage.framesPerSecond());
        },
        book -> {
          show(new FlipBook(book.images(), book.framesPerSecond()));
          tell(STRINGS.text("film.flip"));
        },
        this::refuse);
  }

  private void show(Projector opened) {
    projector = Optional.of(opened);
    screen.getChildren().setAll(opened.view(screen));
    watching =
        Subscription.combine(
            opened.frame().subscribe(frame -> showFrame(frame.intValue())),
            opened.playing().subscribe(this::showPlaying));
    if (!Platform.getPreferences().isReducedMotion()) {
      opened.play();
    }
  }

  private void refuse(Throwable failure) {
    tell(STRINGS.text("film.unreadable", Failures.sentence(failure)));
  }

  private void tell(String words) {
    why.setText(words);
    why.setVisible(!words.isEmpty());
    why.setManaged(!words.isEmpty());
  }

  private void showFrame(int frame) {
    // Where a person drags it, the film comes after.
    if (!slider.isValueChanging() && chosen() != frame) {
      slider.setValue(frame);
    }
  }

  /** The frame the slider stands at. */
  private int chosen() {
    return (int) Math.round(slider.getValue());
  }

  private void showPlaying(boolean playing) {
    String words = STRINGS.text(playing ? "film.pause" : "film.play");
    pause.setGraphic(new FontIcon(playing ? Material2MZ.PAUSE : Material2MZ.PLAY_ARROW));
    pause.setTooltip(new Tooltip(words));
    pause.setAccessibleText(words);
  }

  /** The slider was moved, by a person unless it follows the film. */
  private void scrub() {
    int frame = chosen();
    where.setText(STRINGS.text("film.where", Numbers.count(frame + 1L), Numbers.count(frames)));
    projector
        .filter(showing -> showing.frame().get() != frame)
        .ifPresent(showing -> {
          showing.pause();
          showing.seek(frame);
        });
  }

  /** Stands still where it plays, and goes on where it stands still. */
  public void pauseOrGoOn() {
    projector.ifPresent(showing -> {
      if (showing.playing().get()) {
        showing.pause();
      } else {
        showing.play();
      }
    });
  }

  /** Stands still some frames on, or back; after the last comes the first. */
  public void step(int by) {
    projector.ifPresent(Projector::pause);
    slider.setValue(Math.floorMod(chosen() + by, frames));
  }

  /** Plays nothing any more, and lets go of the file. */
  public void close() {
    opening.drop();
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    projector.ifPresent(Projector::close);
    projector = Optional.empty();
    screen.getChildren().clear();
    tell("");
    showPlaying(false);
  }
}
