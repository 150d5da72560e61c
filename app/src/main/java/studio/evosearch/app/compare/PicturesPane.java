package studio.evosearch.app.compare;

import javafx.collections.MapChangeListener;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.PicturePane;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Viewport;
import studio.evosearch.app.session.Pictures;

/** One way to hold the candidates' pictures against each other. */
abstract class PicturesPane extends StackPane {
  static final Strings STRINGS = Strings.of(PicturesPane.class);

  final CompareViewModel model;
  final Viewport viewport;

  /**
   * @param viewport of all pictures
   */
  PicturesPane(CompareViewModel model, Viewport viewport) {
    this.model = model;
    this.viewport = viewport;
    model.images().addListener((MapChangeListener<Pictures.Key, Image>) change -> update());
    model.entries().subscribe((before, now) -> update());
    model.mode().subscribe((before, now) -> update());
    model.first().subscribe((before, now) -> update());
    model.second().subscribe((before, now) -> update());
  }

  /** Shows what the model holds now. */
  abstract void update();

  /** Shows a candidate's picture, or nothing until it is there. */
  final void show(PicturePane pane, Entry entry) {
    pane.show(image(entry));
    pane.setAccessibleText(name(entry));
  }

  final @Nullable Image image(Entry entry) {
    return model.images().get(entry.picture());
  }

  /** A candidate's letter and number. */
  final String name(Entry entry) {
    return STRINGS.text(
        "candidate", letter(model.entries().get().indexOf(entry)), Numbers.count(entry.id()));
  }

  /** What a candidate is called in tables: A, B, C, D. */
  static String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }
}
