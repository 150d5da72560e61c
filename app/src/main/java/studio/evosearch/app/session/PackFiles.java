package studio.evosearch.app.session;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.pack.PackName;

/** Asks a person for a pack. */
public final class PackFiles {
  private static final Strings STRINGS = Strings.of(PackFiles.class);

  private PackFiles() {}

  /**
   * Where a pack shall be written.
   *
   * @param name of what is packed
   */
  public static Optional<Path> toSave(Window owner, String name) {
    FileChooser chooser = chooser("pack.save");
    chooser.setInitialFileName(PackName.of(name));
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  /** Which pack shall be opened. */
  public static Optional<Path> toOpen(Window owner) {
    return Optional.ofNullable(chooser("pack.open").showOpenDialog(owner)).map(File::toPath);
  }

  private static FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(STRINGS.text(title));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(STRINGS.text("pack.files"), "*" + PackName.ENDING));
    return chooser;
  }
}
