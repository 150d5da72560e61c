package studio.evosearch.app.library;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Packs;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.pack.PackName;

/**
 * Takes what is dropped anywhere on the window: shows the settings of a picture or a run, and
 * unpacks a pack.
 */
public final class DropZone {
  private static final Strings STRINGS = Strings.of(DropZone.class);

  private final StackPane root;
  private final Packs packs;
  private final OfferViewModel offers;
  private final Label words = new Label();
  private Optional<StackPane> overlay = Optional.empty();

  private DropZone(StackPane root, Workbench bench) {
    this.root = root;
    this.packs = bench.packs();
    this.offers = new OfferViewModel(bench);
  }

  /**
   * Lets files be dropped.
   *
   * @param root the window's; what invites a person to drop lies over all that is in it
   */
  public static DropZone install(StackPane root, Workbench bench) {
    DropZone zone = new DropZone(root, bench);
    root.addEventHandler(DragEvent.DRAG_OVER, zone::over);
    root.addEventHandler(DragEvent.DRAG_EXITED, drag -> zone.uninvite());
    root.addEventHandler(DragEvent.DRAG_DROPPED, zone::dropped);
    OfferDialog.follow(zone.offers, root);
    return zone;
  }

  /** Takes a picture, a run or a pack as if it had been dropped. */
  public void take(Path file) {
    if (PackName.is(file)) {
      packs.open(file);
    } else {
      offers.read(file);
    }
  }

  private void over(DragEvent drag) {
    Optional<Path> file = wanted(drag.getDragboard().getFiles());
    if (file.isPresent()) {
      drag.acceptTransferModes(TransferMode.COPY);
      invite(file.get());
      drag.consume();
    }
  }

  private void invite(Path file) {
    boolean pack = PackName.is(file);
    words.setText(STRINGS.text(pack ? "drop.pack" : "drop"));
    words.setGraphic(new FontIcon(pack ? Material2MZ.UNARCHIVE : Material2AL.IMAGE_SEARCH));
    if (overlay.isEmpty()) {
      StackPane made = invitation();
      root.getChildren().add(made);
      overlay = Optional.of(made);
    }
    overlay.get().setVisible(true);
  }

  private void uninvite() {
    overlay.ifPresent(shown -> shown.setVisible(false));
  }

  private StackPane invitation() {
    words.setWrapText(true);
    StackPane made = new StackPane(words);
    made.getStyleClass().add("drop-overlay");
    made.getStylesheets().add(DropZone.class.getResource("library.css").toExternalForm());
    made.setMouseTransparent(true);
    return made;
  }

  private void dropped(DragEvent drag) {
    Optional<Path> file = wanted(drag.getDragboard().getFiles());
    uninvite();
    file.ifPresent(this::take);
    drag.setDropCompleted(file.isPresent());
    drag.consume();
  }

  /**
   * The one file that may be of use, by its name alone: a PNG, a run, a pack, or a folder, whose
   * name mostly has no ending.
   */
  static Optional<Path> wanted(List<File> files) {
    return files.size() == 1
        ? Optional.of(files.getFirst()).filter(DropZone::promising).map(File::toPath)
        : Optional.empty();
  }

  private static boolean promising(File file) {
    String name = file.getName().toLowerCase(Locale.ROOT);
    return name.endsWith(".png")
        || name.endsWith(".evorun")
        || PackName.is(file.toPath())
        || !name.contains(".");
  }
}
