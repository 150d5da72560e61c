package studio.evosearch.app.fx;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Picture;

/** A film as pictures that are turned over, for systems that lack its codec. */
public final class FlipBook implements Projector {
  private final List<Image> images;
  private final ImageView view = new ImageView();
  private final ReadOnlyIntegerWrapper frame = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final Timeline clock;

  /**
   * @param images the frames, at least one
   */
  FlipBook(List<Image> images, double framesPerSecond) {
    this.images = List.copyOf(images);
    clock =
        new Timeline(
            new KeyFrame(
                Duration.seconds(1 / framesPerSecond),
                event -> seek((frame.get() + 1) % images.size())));
    clock.setCycleCount(Animation.INDEFINITE);
    clock.statusProperty().subscribe(status -> playing.set(status == Animation.Status.RUNNING));
    view.setPreserveRatio(true);
    seek(0);
  }

  /** A film's frames; can be called on any thread. */
  public static List<Image> images(Footage film) {
    return film.frames().stream().map(FlipBook::image).toList();
  }

  private static Image image(Picture picture) {
    WritableImage image = new WritableImage(picture.width(), picture.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            picture.width(),
            picture.height(),
            PixelFormat.getByteRgbInstance(),
            picture.rgb(),
            0,
            3 * picture.width());
    return image;
  }

  @Override
  public Node view(Region screen) {
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
    clock.play();
  }

  @Override
  public void pause() {
    clock.pause();
  }

  @Override
  public void seek(int to) {
    frame.set(to);
    view.setImage(images.get(to));
  }

  @Override
  public void close() {
    clock.stop();
  }
}
