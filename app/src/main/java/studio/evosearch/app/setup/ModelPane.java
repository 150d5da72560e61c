package studio.evosearch.app.setup;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.PackFiles;
import studio.evosearch.engine.checkpoint.ModelEntry;

/** The model as a card: what it is, whether it fits, how fast it is, and which others there are. */
final class ModelPane extends VBox {
  private static final Strings STRINGS = Strings.of(ModelPane.class);
  private static final int LONGEST_REASON = 90;

  private final SetupViewModel setup;
  private final Actions actions;
  private final ModelChooser model;
  private final MenuButton choice = new MenuButton();
  private final Label facts = line("facts");
  private final Label speed = line("facts");

  ModelPane(SetupViewModel setup, Actions actions) {
    this.setup = setup;
    this.actions = actions;
    this.model = setup.model;
    getStyleClass().addAll("part", "model-card");
    Form.explain("model", choice);
    choice.setMnemonicParsing(false);
    choice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(choice, Priority.ALWAYS);
    choice.disableProperty().bind(setup.branch().map(Optional::isPresent));
    addActions();
    Button card = actions.iconButton("setup.card");
    Button open = actions.iconButton("setup.openModel");
    card.getStyleClass().add("flat");
    open.getStyleClass().add("flat");
    HBox top = new HBox(choice, card, open);
    top.getStyleClass().add("line");
    // What is wrong with a part is told beside it.
    Label problem =
        told(
            Bindings.createStringBinding(
                () -> setup.checkup().misfits().get().isEmpty() ? model.problem().get() : "",
                model.problem(),
                setup.checkup().misfits()),
            "problem");
    Label refusal = told(model.refusal(), "warning-text");
    Label name = new Label(STRINGS.text("field.model"));
    name.getStyleClass().add("heading");
    name.setLabelFor(choice);
    getChildren().addAll(name, top, facts, speed, problem, refusal);
    model.chosen().subscribe(chosen -> show());
    model.shelf().subscribe(shelf -> show());
    model.probe().subscribe(probe -> showSpeed());
    model.problem().subscribe(text -> showSpeed());
  }

  private static Label line(String styleClass) {
    Label label = new Label();
    label.setWrapText(true);
    label.getStyleClass().add(styleClass);
    return label;
  }

  private static Label told(ObservableValue<String> text, String styleClass) {
    Label label = line(styleClass);
    label.textProperty().bind(text);
    label.visibleProperty().bind(text.map(t -> !t.isEmpty()));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private void addActions() {
    actions.add(
        Action.of(
            STRINGS,
            "setup.card",
            Material2AL.DESCRIPTION,
            "",
            Bindings.createBooleanBinding(
                () -> model.chosen().get().files().isPresent(), model.chosen()),
            () -> model.card(this::showCard)),
        Action.of(
            STRINGS,
            "setup.openModel",
            Material2AL.FOLDER_OPEN,
            "",
            Bindings.createBooleanBinding(() -> setup.branch().get().isEmpty(), setup.branch()),
            this::open),
        Action.of(
            STRINGS,
            "setup.findModels",
            Material2MZ.REFRESH,
            "",
            new SimpleBooleanProperty(true),
            model::refresh),
        Action.of(
            STRINGS,
            "setup.packModel",
            Material2AL.ARCHIVE,
            "",
            Bindings.createBooleanBinding(
                () -> model.chosen().get().files().isPresent(), model.chosen()),
            this::pack));
  }

  private void open() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(STRINGS.text("setup.openModel"));
    File folder = chooser.showDialog(getScene().getWindow());
    if (folder != null) {
      model.open(folder.toPath());
    }
  }

  private void pack() {
    ModelChoice chosen = model.chosen().get();
    chosen
        .files()
        .ifPresent(files ->
            PackFiles.toSave(getScene().getWindow(), chosen.name())
                .ifPresent(file -> model.pack(files, file)));
  }

  private void showCard(String text) {
    new CardPopover(model.chosen().get().name(), text).show(choice);
  }

  private void show() {
    ModelChoice chosen = model.chosen().get();
    choice.setText(chosen.name());
    facts.setText(facts(chosen));
    List<MenuItem> items = new ArrayList<>();
    Optional<ModelEntry.Place> place = Optional.empty();
    for (ModelChoice other : model.shelf().get().models()) {
      if (!items.isEmpty() && !other.place().equals(place)) {
        items.add(new SeparatorMenuItem());
      }
      place = other.place();
      items.add(item(other));
    }
    items.add(new SeparatorMenuItem());
    items.add(actions.menuItem("setup.openModel"));
    items.add(actions.menuItem("setup.findModels"));
    items.add(actions.menuItem("setup.packModel"));
    choice.getItems().setAll(items);
  }

  private MenuItem item(ModelChoice other) {
    String reason = other.problem().map(p -> "\n" + shortened(p)).orElse("");
    MenuItem item = new MenuItem(other.name() + " · " + place(other) + reason);
    item.setMnemonicParsing(false);
    item.setDisable(!other.usable());
    // A menu knows no stylesheet of this view, and the theme's disabled text is too faint to read.
    item.setStyle(other.usable() ? "" : "-fx-opacity: 1; -fx-text-fill: -color-fg-muted");
    item.setOnAction(event -> model.choose(other));
    return item;
  }

  private static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON
        ? reason
        : "…" + reason.substring(reason.length() - LONGEST_REASON);
  }

  private static String place(ModelChoice choice) {
    return STRINGS.text(
        "place." + choice.place().map(p -> p.name().toLowerCase(Locale.ROOT)).orElse("toy"));
  }

  private String facts(ModelChoice chosen) {
    if (chosen.toy()) {
      return STRINGS.text("model.toy");
    }
    List<String> words = new ArrayList<>(List.of(place(chosen)));
    if (chosen.bytes() > 0) {
      words.add(chosen.licence().orElseGet(() -> STRINGS.text("model.noLicence")));
      words.add(Numbers.bytes((double) chosen.bytes()));
      Shelf shelf = model.shelf().get();
      words.add(
          shelf.fits(chosen)
              ? STRINGS.text("model.fits")
              : STRINGS.text("model.tooLarge", Numbers.bytes((double) shelf.memory())));
    }
    return String.join(" · ", words);
  }

  private void showSpeed() {
    speed.setText(
        model
            .probe()
            .get()
            .map(p -> speed(p.nfePerSecond()))
            .orElseGet(
                () -> model.problem().get().isEmpty() ? STRINGS.text("model.measuring") : ""));
    speed.setManaged(!speed.getText().isEmpty());
  }

  private static String speed(double nfePerSecond) {
    return nfePerSecond < 1
        ? STRINGS.text("model.slow", Numbers.time(1 / nfePerSecond))
        : STRINGS.text("model.speed", Numbers.count(Math.round(nfePerSecond)));
  }
}
