package studio.evosearch.app.latents;

import atlantafx.base.controls.Popover;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Inputs;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.export.MapFigure.Colouring;
import studio.evosearch.engine.export.Scale;

/** What is mapped and how, what the colours mean, and what can be done. */
final class LatentsBar extends FlowPane {
  private static final Strings STRINGS = Strings.of(LatentsBar.class);
  private static final int STOPS = 12;
  private static final double SETTINGS_WIDTH = 190;
  private static final double COLOURING_WIDTH = 130;

  private final LatentsViewModel model;
  private final MapModel maps;
  private final Actions actions;
  private final ComboBox<Integer> states = new ComboBox<>();
  private final Label lowest = new Label();
  private final Label highest = new Label();
  private boolean listing;

  LatentsBar(
      LatentsViewModel model, LandscapeModel landscape, Actions actions, BooleanProperty lassoing) {
    super(12, 4);
    this.model = model;
    this.maps = model.maps();
    this.actions = actions;
    getStyleClass().add("bar");
    getChildren()
        .addAll(
            row(stateName(), states),
            settings(),
            row(colouring(), lowest, scale(), highest),
            new HBox(
                toggle("latents.play", model.playing()),
                toggle("latents.links", model.links()),
                toggle("latents.lasso", lassoing),
                actions.iconButton("latents.zoomOut"),
                actions.iconButton("latents.zoomIn"),
                actions.iconButton("latents.fit"),
                exports(),
                landscape(landscape)));
    maps.made().subscribe(made -> list());
    model.look().subscribe(look -> label(look));
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(6, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  // --- what is mapped

  private Label stateName() {
    states.setId("latents-state");
    states.setTooltip(new Tooltip(STRINGS.text("state.hint")));
    states.setAccessibleText(STRINGS.text("state"));
    states.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Integer state) {
            return state == null ? "" : Numbers.count(state);
          }

          @Override
          public Integer fromString(String text) {
            throw new UnsupportedOperationException(text);
          }
        });
    states
        .valueProperty()
        .subscribe(chosen -> {
          if (!listing) {
            maps.state().set(Optional.ofNullable(chosen));
          }
        });
    Label name = new Label(STRINGS.text("state"));
    name.setLabelFor(states);
    return name;
  }

  /** Lists the states anew without choosing anew. */
  private void list() {
    listing = true;
    List<Integer> kept = maps.made().get().map(MadeMap::states).orElse(List.of());
    states.getItems().setAll(kept);
    states.setDisable(kept.isEmpty());
    states.setValue(
        maps.state().get().or(() -> maps.made().get().flatMap(MadeMap::state)).orElse(null));
    listing = false;
  }

  private Button settings() {
    ParametersForm form = new ParametersForm(maps);
    Popover popover = new Popover(form);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
    popover.setDetachable(false);
    popover.setHeaderAlwaysVisible(false);
    Button button = new Button("", new FontIcon(Material2MZ.TUNE));
    button.setId("latents-settings");
    button.setMaxWidth(SETTINGS_WIDTH);
    button.setTooltip(new Tooltip(STRINGS.text("settings.hint")));
    button.setOnAction(event -> {
      form.offer();
      popover.show(button);
    });
    maps.settings()
        .subscribe(now -> {
          button.setText(MapWords.brief(now));
          button.setAccessibleText(STRINGS.text("settings", MapWords.of(now)));
        });
    return button;
  }

  // --- colours

  private ComboBox<Colouring> colouring() {
    ComboBox<Colouring> choice =
        Inputs.choice(
            model.colouring(),
            List.of(Colouring.values()),
            colouring -> STRINGS.text("colouring." + colouring));
    choice.setId("latents-colouring");
    choice.setMaxWidth(COLOURING_WIDTH);
    choice.setTooltip(new Tooltip(STRINGS.text("colouring.hint")));
    choice.setAccessibleText(STRINGS.text("colouring"));
    return choice;
  }

  private static Region scale() {
    Stop[] stops =
        IntStream.rangeClosed(0, STOPS)
            .mapToObj(i -> (double) i / STOPS)
            .map(at -> new Stop(at, DotPainter.colour(at)))
            .toArray(Stop[]::new);
    Region scale = new Region();
    scale.getStyleClass().add("scale");
    scale.setBackground(
        new Background(
            new BackgroundFill(
                new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops),
                new CornerRadii(2),
                Insets.EMPTY)));
    return scale;
  }

  private void label(Optional<MapLook> look) {
    Optional<Scale> scale = look.map(l -> l.plot().scale(l.colouring()));
    lowest.setText(scale.map(s -> text(s.low())).orElse(""));
    highest.setText(scale.map(s -> text(s.high())).orElse(""));
  }

  private String text(double value) {
    return switch (model.colouring().get()) {
      case REWARD -> Numbers.reward(value);
      case GENERATION -> Numbers.count(Math.round(value));
    };
  }

  // --- acts

  /** A button that shows whether what its action switches is on. */
  private ToggleButton toggle(String id, BooleanProperty on) {
    Action action = actions.action(id);
    ToggleButton button = new ToggleButton(action.text(), new FontIcon(action.icon()));
    button.setId(id.replace('.', '-'));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().add("button-icon");
    button.setAccessibleText(action.text());
    button.setTooltip(new Tooltip(action.hint()));
    button.selectedProperty().bindBidirectional(on);
    button.disableProperty().bind(Bindings.not(action.enabled()));
    return button;
  }

  private ToggleButton landscape(LandscapeModel landscape) {
    ToggleButton button = toggle("latents.landscape", landscape.open());
    button.setContentDisplay(ContentDisplay.LEFT);
    button.getStyleClass().remove("button-icon");
    return button;
  }

  private MenuButton exports() {
    MenuButton menu = new MenuButton("", new FontIcon(Material2MZ.SAVE_ALT));
    menu.setId("latents-export");
    menu.setTooltip(new Tooltip(STRINGS.text("export.hint")));
    menu.setAccessibleText(STRINGS.text("export"));
    List.of("exportPng", "exportSvg", "exportCsv", "exportProjector")
        .forEach(verb -> menu.getItems().add(actions.menuItem("latents." + verb)));
    return menu;
  }
}
