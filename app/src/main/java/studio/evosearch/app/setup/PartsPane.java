package studio.evosearch.app.setup;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Strings;

/** Parts of the model that come from other folders, and why one does not fit. */
final class PartsPane extends VBox {
  private static final Strings STRINGS = Strings.of(PartsPane.class);

  private final AdvancedSettings advanced;
  private final Checkup checkup;
  private final VBox rows = new VBox();
  private final MenuButton add = new MenuButton(STRINGS.text("field.addPart"));

  PartsPane(SetupViewModel setup) {
    advanced = setup.advanced;
    checkup = setup.checkup();
    getStyleClass().add("part");
    rows.getStyleClass().add("part");
    Label name = new Label(STRINGS.text("advanced.parts"));
    name.getStyleClass().add("subheading");
    Form.explain("addPart", add);
    add.getStyleClass().add("small");
    add.setGraphic(new FontIcon(Material2AL.ADD));
    getChildren().addAll(name, rows, add);
    advanced.parts.addListener((MapChangeListener<String, Path>) change -> show());
    for (Observable told : new Observable[] {checkup.misfits(), checkup.replaceable()}) {
      told.addListener(changed -> show());
    }
    show();
  }

  private void show() {
    rows.getChildren().setAll(advanced.parts.entrySet().stream().map(this::row).toList());
    add.getItems()
        .setAll(
            checkup.replaceable().get().stream()
                .filter(part -> !advanced.parts.containsKey(part))
                .map(this::item)
                .toList());
    add.setDisable(add.getItems().isEmpty());
  }

  private MenuItem item(String part) {
    String key = "part." + part;
    MenuItem item = new MenuItem(STRINGS.has(key) ? STRINGS.text(key) : part);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> choose(part));
    return item;
  }

  private Node row(Map.Entry<String, Path> taken) {
    String part = taken.getKey();
    Path folder = taken.getValue();
    Button choose =
        new Button(String.valueOf(folder.getFileName()), new FontIcon(Material2AL.FOLDER_OPEN));
    choose.setId("setup-part-" + part);
    choose.setMnemonicParsing(false);
    choose.setMaxWidth(Double.MAX_VALUE);
    choose.setAccessibleText(STRINGS.text("part.choose", part, folder));
    choose.setTooltip(new Tooltip(choose.getAccessibleText()));
    choose.setOnAction(event -> choose(part));
    HBox.setHgrow(choose, Priority.ALWAYS);
    Label name = new Label(part);
    name.setLabelFor(choose);
    Button remove = Form.explain("removePart", new Button("", new FontIcon(Material2AL.CLOSE)));
    remove.getStyleClass().addAll("button-icon", "flat");
    remove.setOnAction(event -> advanced.giveBack(part));
    HBox line = new HBox(name, choose, remove);
    line.getStyleClass().add("line");
    VBox row = new VBox(line);
    Optional.ofNullable(checkup.misfits().get().get(part))
        .ifPresent(why -> row.getChildren().add(problem(why)));
    return row;
  }

  private static Label problem(String why) {
    Label label = new Label(why);
    label.setWrapText(true);
    label.getStyleClass().addAll("facts", "problem");
    return label;
  }

  private void choose(String part) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(STRINGS.text("part.title", part));
    Optional.ofNullable(advanced.parts.get(part))
        .map(Path::getParent)
        .map(Path::toFile)
        .filter(File::isDirectory)
        .ifPresent(chooser::setInitialDirectory);
    Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
        .ifPresent(folder -> advanced.parts.put(part, folder.toPath()));
  }
}
