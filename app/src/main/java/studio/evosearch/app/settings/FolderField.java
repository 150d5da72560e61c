package studio.evosearch.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Strings;

/** A folder, with a button that chooses another. */
final class FolderField extends HBox {
  private static final Strings STRINGS = Strings.of(FolderField.class);

  private final TextField field = new TextField();
  private Consumer<Path> chosen = folder -> {};
  private Path shown = Path.of("");

  FolderField() {
    super(8);
    field.setEditable(false);
    HBox.setHgrow(field, Priority.ALWAYS);
    Button choose = new Button(STRINGS.text("choose"), new FontIcon(Material2AL.FOLDER_OPEN));
    choose.setTooltip(new Tooltip(STRINGS.text("choose.hint")));
    choose.setMinWidth(USE_PREF_SIZE);
    choose.setOnAction(event -> ask(this, STRINGS.text("runs"), shown).ifPresent(chosen));
    getChildren().addAll(field, choose);
  }

  TextField field() {
    return field;
  }

  void show(Path folder) {
    shown = folder;
    field.setText(folder.toString());
  }

  void onChosen(Consumer<Path> hears) {
    chosen = hears;
  }

  /** Asks a person for a folder, from one that is there. */
  static Optional<Path> ask(Node asking, String title, Path from) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    if (Files.isDirectory(from)) {
      chooser.setInitialDirectory(from.toFile());
    }
    return Optional.ofNullable(chooser.showDialog(asking.getScene().getWindow()))
        .map(file -> file.toPath());
  }
}
