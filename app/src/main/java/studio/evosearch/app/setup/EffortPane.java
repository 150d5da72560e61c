package studio.evosearch.app.setup;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.FxThread;
import studio.evosearch.app.fx.Inputs;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.settings.Presets;

/** How much the search spends, as NFE or by a preset, and what that will take. */
final class EffortPane extends VBox {
  private static final Strings STRINGS = Strings.of(EffortPane.class);

  private static final int MOST = 1_000_000;

  private final SetupViewModel setup;
  private final Actions actions;
  private final Notices notices;
  private final MenuButton presets = new MenuButton(STRINGS.text("field.presets"));

  EffortPane(SetupViewModel setup, Actions actions, Notices notices) {
    this.setup = setup;
    this.actions = actions;
    this.notices = notices;
    getStyleClass().add("part");
    addActions();
    Form.explain("presets", presets);
    presets.getStyleClass().addAll("flat", "small");
    Label heading = new Label(STRINGS.text("effort"));
    heading.getStyleClass().add("heading");
    heading.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(heading, Priority.ALWAYS);
    HBox top = new HBox(heading, presets);
    top.getStyleClass().add("line");
    Label outlook = new Label();
    outlook.setId("outlook");
    outlook.setWrapText(true);
    outlook.textProperty().bind(setup.outlook().text());
    getChildren().addAll(top, new Form().row("nfe", budget()), outlook);
    setup.presets.current().subscribe(this::list);
  }

  /** Steps by one trajectory, the least that makes a difference. */
  private Spinner<Integer> budget() {
    IntegerProperty wanted = new SimpleIntegerProperty(setup.nfe().get());
    Spinner<Integer> spinner = Inputs.whole(wanted, 1, MOST, 1);
    if (spinner.getValueFactory() instanceof IntegerSpinnerValueFactory values) {
      setup.method.schedule.subscribe(s -> values.setAmountToStepBy(s.steps() - s.root()));
    }
    setup.nfe().subscribe(nfe -> wanted.set(nfe.intValue()));
    wanted.subscribe(nfe -> {
      if (nfe.intValue() != setup.nfe().get()) {
        // Later, since what comes of it is shown in the control that is still changing.
        FxThread.later()
            .execute(() -> {
              setup.spend(nfe.intValue());
              wanted.set(setup.nfe().get());
            });
      }
    });
    return spinner;
  }

  private void addActions() {
    for (Pace pace : Pace.values()) {
      String id = "setup." + pace.name().toLowerCase(Locale.ROOT);
      actions.add(
          Action.of(
              STRINGS,
              id,
              icon(pace),
              "",
              new SimpleBooleanProperty(true),
              () -> setup.apply(pace)));
    }
    actions.add(
        Action.of(
            STRINGS,
            "setup.savePreset",
            Material2MZ.SAVE,
            "",
            Bindings.createBooleanBinding(() -> setup.misfit().get().isEmpty(), setup.misfit()),
            this::save));
  }

  private static Ikon icon(Pace pace) {
    return switch (pace) {
      case QUICK -> Material2AL.FLASH_ON;
      case BALANCED -> Material2MZ.TUNE;
      case THOROUGH -> Material2MZ.SEARCH;
    };
  }

  private void list(Presets kept) {
    presets.getItems().clear();
    for (Pace pace : Pace.values()) {
      presets.getItems().add(actions.menuItem("setup." + pace.name().toLowerCase(Locale.ROOT)));
    }
    presets.getItems().add(new SeparatorMenuItem());
    kept.own()
        .forEach(preset -> presets.getItems().add(item(preset.name(), () -> setup.apply(preset))));
    presets.getItems().add(actions.menuItem("setup.savePreset"));
    if (!kept.own().isEmpty()) {
      Menu remove = new Menu(STRINGS.text("preset.delete"));
      kept.own()
          .forEach(preset -> remove.getItems().add(item(preset.name(), () -> delete(preset))));
      presets.getItems().add(remove);
    }
  }

  private static MenuItem item(String name, Runnable run) {
    MenuItem item = new MenuItem(name);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> run.run());
    return item;
  }

  private void save() {
    TextInputDialog dialog = new TextInputDialog();
    dialog.initOwner(getScene().getWindow());
    dialog.setTitle(STRINGS.text("setup.savePreset"));
    dialog.setHeaderText(STRINGS.text("preset.what"));
    dialog.setContentText(STRINGS.text("preset.name"));
    dialog
        .showAndWait()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> {
          setup.save(name);
          notices.done(STRINGS.text("preset.saved", name));
        });
  }

  private void delete(Presets.Preset preset) {
    setup.presets.change(kept -> kept.without(preset.name()));
    notices.done(
        STRINGS.text("preset.deleted", preset.name()),
        STRINGS.text("undo"),
        () -> setup.presets.change(kept -> kept.with(preset)));
  }
}
