package studio.evosearch.app.fx;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.media.Media;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import javafx.util.Duration;
import studio.evosearch.engine.model.Mp4;

/** A film that the system plays. */
final class MediaFilm implements Projector {
  private final Mp4.Facts facts;
  private final MediaPlayer player;
  private final ReadOnlyIntegerWrapper frame = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();

  private int wanted;

  /**
   * @param failed hears, at once or after a while, that the system cannot play it
   * @throws javafx.scene.media.MediaException when it cannot for certain
   */
  MediaFilm(Path file, Mp4.Facts facts, Runnable failed) {
    this.facts = facts;
    player = new MediaPlayer(new Media(file.toUri().toString()));
    player.setOnError(failed);
    player.setOnReady(() -> {
      if (wanted > 0) {
        seek(wanted);
      }
    });
    player.setCycleCount(MediaPlayer.INDEFINITE);
    player.currentTimeProperty().subscribe(time -> frame.set(at(time)));
    player.statusProperty().subscribe(now -> playing.set(now == MediaPlayer.Status.PLAYING));
  }

  private int at(Duration time) {
    // What is a hair before a frame's time is that frame.
    long frame = (long) (time.toSeconds() * facts.framesPerSecond() + 1e-3);
    return Math.clamp(frame, 0, facts.frames() - 1);
  }

  @Override
  public Node view(Region screen) {
    MediaView view = new MediaView(player);
    view.setPreserveRatio(true);
    view.fitWidthProperty().bind(screen.widthProperty());
    view.fitHeightProperty().bind(screen.heightProperty());
    return view;
  }

  @Override
  public ReadOnlyIntegerProperty frame() {
    return frame.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyBooleanProperty playing() {
    return playing.getReadOnlyProperty();
  }

  @Override
  public void play() {
    player.play();
  }

  @Override
  public void pause() {
    player.pause();
  }

  @Override
  public void seek(int to) {
    // One that is not ready yet forgets where it was sent.
    wanted = to;
    // The middle of a frame's time is that frame however it is rounded.
    player.seek(Duration.seconds((to + 0.5) / facts.framesPerSecond()));
  }

  @Override
  public void close() {
    player.dispose();
  }
}
