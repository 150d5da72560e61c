package studio.evosearch.app.compare;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.PicturePane;
import studio.evosearch.app.fx.PixelDifference;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.Viewport;

/** Where two pictures differ, amplified. */
final class DifferencePane extends PicturesPane {
  private final Tasks.Latest comparing;
  private final PicturePane picture;
  private final Label caption = new Label();
  private List<Image> compared = List.of();

  DifferencePane(CompareViewModel model, Viewport viewport, Tasks tasks, List<PicturePane> panes) {
    super(model, viewport);
    comparing = tasks.latest();
    picture = new PicturePane(viewport);
    panes.add(picture);
    VBox.setVgrow(picture, Priority.ALWAYS);
    caption.setId("compare-caption");
    VBox all = new VBox(picture, caption);
    all.getStyleClass().add("column");
    getChildren().add(all);
  }

  @Override
  void update() {
    Optional<List<Entry>> pair = model.pair();
    if (model.mode().get() != Mode.DIFFERENCE || pair.isEmpty()) {
      return;
    }
    List<Image> wanted =
        pair.get().stream().flatMap(e -> Optional.ofNullable(image(e)).stream()).toList();
    if (wanted.size() < 2 || wanted.equals(compared)) {
      return;
    }
    compared = wanted;
    String names = name(pair.get().getFirst()) + " – " + name(pair.get().getLast());
    comparing.run(
        () -> PixelDifference.between(wanted.getFirst(), wanted.getLast()),
        found -> show(names, found));
  }

  private void show(String names, Optional<PixelDifference> found) {
    picture.show(found.map(PixelDifference::image).orElse(null));
    picture.setAccessibleText(names);
    caption.setText(
        found
            .map(d ->
                STRINGS.text(
                    "difference", names, Numbers.setting(d.gain()), Numbers.setting(d.percent())))
            .orElseGet(() -> STRINGS.text("difference.none")));
  }
}
