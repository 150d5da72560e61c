package studio.evosearch.app.inspector;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.PicturePane;
import studio.evosearch.app.fx.PixelDifference;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.Viewport;

/** The candidate's picture as wide as the inspector, and what it shows just now. */
final class LargePictureView extends VBox {
  private static final Strings STRINGS = Strings.of(LargePictureView.class);
  private static final double HIGHEST = 420;

  private final InspectorViewModel model;
  private final Viewport viewport = new Viewport();
  private final PicturePane pane;
  private final Label caption = new Label();
  private double shape = 1;

  LargePictureView(InspectorViewModel model, Tasks tasks) {
    this.model = model;
    FilmScreen screen = new FilmScreen(model, tasks, viewport);
    screen.player().asHighAsNeeded(HIGHEST);
    pane = screen.pane();
    getStyleClass().add("large-picture");
    pane.wheelZoomsProperty().set(false);
    pane.setAccessibleHelp(STRINGS.text("picture.help"));
    Tooltip.install(pane, new Tooltip(STRINGS.text("picture.help")));
    pane.prefHeightProperty()
        .bind(Bindings.createDoubleBinding(this::height, widthProperty(), model.picture().image()));
    ToggleButton difference = toggle("difference", Material2AL.COMPARE);
    difference.selectedProperty().bindBidirectional(model.picture().differing());
    difference
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.subject().get().stored().flatMap(Subject.Stored::parent).isEmpty(),
                model.subject()));
    ToggleButton smooth = toggle("smooth", Material2AL.BLUR_ON);
    pane.smoothProperty().bind(smooth.selectedProperty());
    caption.getStyleClass().addAll("caption", Styles.TEXT_MUTED);
    caption.setWrapText(true);
    caption.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(caption, Priority.ALWAYS);
    HBox bar = new HBox(caption, difference, smooth);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("picture-bar");
    getChildren().addAll(screen, bar);
    model.picture().image().subscribe(image -> caption());
    model.picture().difference().subscribe(found -> caption());
    model.trajectory().position().subscribe(position -> caption());
    model.trajectory().trajectory().subscribe(states -> caption());
    model.films().film().subscribe(film -> caption());
    model
        .subject()
        .subscribe((before, now) -> {
          if (!before.candidate().equals(now.candidate())) {
            viewport.fit();
          }
          caption();
        });
  }

  private static ToggleButton toggle(String key, Ikon icon) {
    ToggleButton button = new ToggleButton(STRINGS.text(key), new FontIcon(icon));
    button.setId("inspector-" + key);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(STRINGS.text(key));
    button.setTooltip(new Tooltip(STRINGS.text(key + ".hint")));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    return button;
  }

  private void caption() {
    String text = words();
    caption.setText(text);
    pane.setAccessibleText(text);
  }

  private String words() {
    Optional<FilmModel.Film> film = model.films().film().get();
    if (film.isPresent()) {
      return STRINGS.text(
          film.get().file().isEmpty()
              ? "caption.making"
              : "caption." + film.get().kind().name().toLowerCase(Locale.ROOT));
    }
    return switch (model.subject().get()) {
      case Subject.Nothing _ -> "";
      case Subject.NotYet _ -> "";
      case Subject.Flying _ -> STRINGS.text("caption.flying");
      case Subject.Stored s -> words(s);
    };
  }

  private String words(Subject.Stored stored) {
    int steps = stored.moment().report().spec().steps();
    if (model.picture().scrubbed().isPresent()) {
      KeptState state = model.picture().scrubbed().get();
      return STRINGS.text(
          model.trajectory().previews().containsKey(state) ? "caption.state" : "caption.waiting",
          Numbers.count(state.state()),
          Numbers.count(steps));
    }
    if (model.picture().difference().get().isPresent()) {
      PixelDifference found = model.picture().difference().get().get();
      return STRINGS.text(
          "caption.difference",
          stored.line().parent().stream().mapToObj(Numbers::count).findFirst().orElse(""),
          Numbers.setting(found.gain()),
          Numbers.setting(found.percent()));
    }
    return stored.line().end() < steps
        ? STRINGS.text(
            "caption.unfinished", Numbers.count(stored.line().end()), Numbers.count(steps))
        : STRINGS.text("caption.done");
  }

  /**
   * As high as the picture is at the inspector's width; the last one's shape until there is one.
   */
  private double height() {
    model
        .picture()
        .image()
        .get()
        .ifPresent(image -> shape = image.getHeight() / Math.max(1, image.getWidth()));
    return Math.min(HIGHEST, shape * getWidth());
  }
}
