package studio.evosearch.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Strings;

/** Folders where models are looked for, beside the bundled ones and the Hugging Face cache. */
final class ModelFolders extends HBox {
  private static final Strings STRINGS = Strings.of(ModelFolders.class);

  private final PreferencesModel model;
  private final ListView<Path> list = new ListView<>();

  ModelFolders(PreferencesModel model) {
    super(8);
    this.model = model;
    list.setPlaceholder(new Label(STRINGS.text("models.none")));
    list.setPrefHeight(92);
    HBox.setHgrow(list, Priority.ALWAYS);
    model.current().subscribe(p -> list.getItems().setAll(p.models()));
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DELETE) {
        remove();
      }
    });
    Button add = button("models.add", Material2AL.ADD);
    add.setOnAction(event -> add());
    Button remove = button("models.remove", Material2MZ.REMOVE);
    remove.disableProperty().bind(Bindings.isNull(list.getSelectionModel().selectedItemProperty()));
    remove.setOnAction(event -> remove());
    VBox buttons = new VBox(8, add, remove);
    buttons.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(list, buttons);
  }

  ListView<Path> list() {
    return list;
  }

  private static Button button(String key, Ikon icon) {
    Button button = new Button(STRINGS.text(key), new FontIcon(icon));
    button.setId(key.replace('.', '-'));
    button.setTooltip(new Tooltip(STRINGS.text(key + ".hint")));
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  private void add() {
    FolderField.ask(this, STRINGS.text("models"), Path.of(System.getProperty("user.home")))
        .filter(folder -> !list.getItems().contains(folder))
        .ifPresent(folder -> change(folder, true));
  }

  private void remove() {
    Path selected = list.getSelectionModel().getSelectedItem();
    if (selected != null) {
      change(selected, false);
    }
  }

  private void change(Path folder, boolean wanted) {
    List<Path> folders = new ArrayList<>(list.getItems());
    folders.remove(folder);
    if (wanted) {
      folders.add(folder);
    }
    model.change(p -> p.withModels(folders));
  }
}
