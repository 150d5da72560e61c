package studio.evosearch.app.settings;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.ProgressBox;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Work;

/** GPUs, the libtorch at work, what to do next, and another libtorch. */
final class LibtorchField extends VBox {
  private static final Strings STRINGS = Strings.of(LibtorchField.class);

  private final LibtorchModel model;
  private final TextArea words = new TextArea();

  LibtorchField(LibtorchModel model) {
    super(8);
    this.model = model;
    words.setEditable(false);
    words.setWrapText(true);
    words.setPrefRowCount(6);
    words.textProperty().bind(model.words());
    Button choose = button("libtorch.choose", Material2AL.FOLDER_OPEN);
    choose.disableProperty().bind(Bindings.createBooleanBinding(model.busy()::get, model.busy()));
    choose.setOnAction(event -> choose());
    Button own = button("libtorch.own", Material2MZ.UNDO);
    own.disableProperty().bind(choose.disableProperty().or(model.chosen().not()));
    own.setOnAction(event -> model.chooseOwn());
    Button download = button("libtorch.download", Material2AL.CLOUD_DOWNLOAD);
    download.disableProperty().bind(choose.disableProperty());
    download.setOnAction(event -> model.askOffer());
    Button fetch = button("libtorch.fetch", Material2AL.CLOUD_DOWNLOAD);
    fetch.getStyleClass().add(Styles.ACCENT);
    fetch.setOnAction(event -> model.fetch());
    Button decline = button("libtorch.decline", Material2AL.CLOSE);
    decline.setOnAction(event -> model.decline());
    FlowPane usual = new FlowPane(8, 8, choose, download, own);
    FlowPane asked = new FlowPane(8, 8, fetch, decline);
    model
        .offer()
        .subscribe(offer -> {
          usual.setVisible(offer.isEmpty());
          asked.setVisible(offer.isPresent());
        });
    ProgressBox progress = new ProgressBox(model.progress(), Work.Progress::stage, model::stop);
    StackPane below = new StackPane(usual, asked);
    below.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(words, below, progress);
    progress.managedProperty().bind(progress.visibleProperty());
  }

  TextArea words() {
    return words;
  }

  private void choose() {
    FolderField.ask(this, STRINGS.text("libtorch"), Path.of(System.getProperty("user.home")))
        .ifPresent(model::choose);
  }

  private static Button button(String key, Ikon icon) {
    Button button = new Button(STRINGS.text(key), new FontIcon(icon));
    button.setId(key.replace('.', '-'));
    button.setTooltip(new Tooltip(STRINGS.text(key + ".hint")));
    return button;
  }
}
