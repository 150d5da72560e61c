package studio.evosearch.app.export;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.util.Duration;
import studio.evosearch.engine.export.Film;
import studio.evosearch.engine.model.Picture;

/** Pictures one after another, over and over. */
final class FlipBook {
  private final List<Image> images;
  private final ImageView view = new ImageView();
  private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(-1);
  private final Timeline clock =
      new Timeline(new KeyFrame(Duration.seconds(Film.SECONDS_A_PICTURE), event -> turn(1)));

  /**
   * @param pictures at least one
   */
  FlipBook(List<Picture> pictures) {
    images = pictures.stream().map(FlipBook::image).toList();
    view.setPreserveRatio(true);
    clock.setCycleCount(Animation.INDEFINITE);
    turn(1);
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

  ImageView view() {
    return view;
  }

  /** Which picture is shown, from 0. */
  ReadOnlyIntegerProperty place() {
    return place.getReadOnlyProperty();
  }

  /** Goes on or back; after the last comes the first. */
  void turn(int by) {
    place.set(Math.floorMod(place.get() + by, images.size()));
    view.setImage(images.get(place.get()));
  }

  void play() {
    clock.play();
  }

  void pauseOrGoOn() {
    if (clock.getStatus() == Animation.Status.RUNNING) {
      clock.pause();
    } else {
      clock.play();
    }
  }

  void stop() {
    clock.stop();
  }
}
