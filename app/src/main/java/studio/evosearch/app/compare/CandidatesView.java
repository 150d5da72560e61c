package studio.evosearch.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.PicturePane;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Viewport;
import studio.evosearch.app.session.Workbench;

/** Two to four candidates held against each other. */
final class CandidatesView extends VBox {
  private static final Strings STRINGS = Strings.of(CandidatesView.class);

  private final CompareViewModel model;
  private final Viewport viewport = new Viewport();
  private final List<PicturePane> panes = new ArrayList<>();
  private final HBox pair = new HBox();
  private final Label hint = new Label();
  private final CandidateTables tables = new CandidateTables();

  CandidatesView(Workbench bench, CompareViewModel model) {
    this.model = model;
    StackPane pictures = new StackPane();
    for (Mode mode : Mode.values()) {
      PicturesPane pane = pane(mode, bench);
      pane.visibleProperty().bind(model.shownMode().isEqualTo(mode));
      pictures.getChildren().add(pane);
    }
    pictures.setMinHeight(120);
    VBox.setVgrow(pictures, Priority.ALWAYS);
    ScrollPane scroll = new ScrollPane(tables);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(60);
    scroll.prefHeightProperty().bind(heightProperty().multiply(0.42));
    hint.getStyleClass().add("note");
    hint.setWrapText(true);
    getStyleClass().add("candidates");
    getChildren().addAll(bar(bench), hint, pictures, scroll);
    model.entries().subscribe(this::show);
    model.leftOut().subscribe(count -> hint());
  }

  private PicturesPane pane(Mode mode, Workbench bench) {
    return switch (mode) {
      case SIDE_BY_SIDE -> new SidePane(model, viewport, panes);
      case SLIDER -> new SliderPane(model, viewport, panes);
      case FLICKER -> new FlickerPane(model, viewport, panes);
      case DIFFERENCE -> new DifferencePane(model, viewport, bench.tasks(), panes);
    };
  }

  private HBox bar(Workbench bench) {
    HBox modes = new HBox();
    ToggleGroup group = new ToggleGroup();
    for (Mode mode : Mode.values()) {
      ToggleButton button = toggle("mode." + mode.name(), icon(mode));
      button.setToggleGroup(group);
      button.getStyleClass().add(place(mode));
      button.setOnAction(event -> {
        model.mode().set(mode);
        // A second click must not leave none of them chosen.
        button.setSelected(true);
      });
      model.mode().subscribe(now -> button.setSelected(now == mode));
      modes.getChildren().add(button);
    }
    ToggleButton smooth = toggle("smooth", Material2AL.BLUR_ON);
    panes.forEach(pane -> pane.smoothProperty().bind(smooth.selectedProperty()));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    pair.getStyleClass().add("bar");
    pair.setAlignment(Pos.CENTER_LEFT);
    HBox bar =
        new HBox(
            modes,
            pair,
            smooth,
            playing(),
            space,
            bench.actions().iconButton("compare.add"),
            bench.actions().iconButton("compare.clear"));
    bar.getStyleClass().add("bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    modes.disableProperty().bind(model.several().not());
    model.mode().subscribe(mode -> pair());
    return bar;
  }

  /** Plays what is a video, while it can be seen. */
  private ToggleButton playing() {
    VideoLoop videos = model.videos();
    ToggleButton play = toggle("play", Material2MZ.PLAY_ARROW);
    play.selectedProperty().bindBidirectional(videos.playing());
    play.visibleProperty().bind(videos.any());
    play.managedProperty().bind(play.visibleProperty());
    Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> videos.advance()));
    clock.setCycleCount(Animation.INDEFINITE);
    clock.rateProperty().bind(videos.framesPerSecond());
    Runnable roll =
        () -> {
          if (play.isSelected() && play.isVisible() && getScene() != null) {
            clock.play();
          } else {
            clock.pause();
          }
        };
    play.selectedProperty().subscribe(roll);
    play.visibleProperty().subscribe(roll);
    sceneProperty().subscribe(roll);
    return play;
  }

  private static String place(Mode mode) {
    return switch (mode) {
      case SIDE_BY_SIDE -> Styles.LEFT_PILL;
      case SLIDER, FLICKER -> Styles.CENTER_PILL;
      case DIFFERENCE -> Styles.RIGHT_PILL;
    };
  }

  private static Ikon icon(Mode mode) {
    return switch (mode) {
      case SIDE_BY_SIDE -> Material2MZ.VIEW_COLUMN;
      case SLIDER -> Material2AL.COMPARE;
      case FLICKER -> Material2AL.FLIP;
      case DIFFERENCE -> Material2MZ.TONALITY;
    };
  }

  private static ToggleButton toggle(String key, Ikon icon) {
    ToggleButton button = new ToggleButton(STRINGS.text(key), new FontIcon(icon));
    button.setId("compare-" + key.replace('.', '-').replace('_', '-'));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(STRINGS.text(key));
    button.setTooltip(new Tooltip(STRINGS.text(key)));
    return button;
  }

  private void show(List<Entry> entries) {
    tables.show(entries);
    pair();
    hint();
  }

  /** What else can be done, where that is not plain. */
  private void hint() {
    int more = model.leftOut().get();
    String text = more > 0 ? STRINGS.text("leftOut", Numbers.count(more)) : "";
    hint.setText(model.entries().get().size() == 1 ? STRINGS.text("one") : text);
    hint.setVisible(!hint.getText().isEmpty());
    hint.setManaged(!hint.getText().isEmpty());
  }

  /** Which two, where two alone can be compared and there are more. */
  private void pair() {
    Mode mode = model.mode().get();
    boolean two = mode == Mode.SLIDER || mode == Mode.DIFFERENCE;
    int count = model.entries().get().size();
    pair.getChildren().clear();
    if (two && count > 2) {
      pair.getChildren()
          .addAll(
              choice("pair.first", count, model.first()),
              choice("pair.second", count, model.second()));
    }
  }

  private static ChoiceBox<String> choice(String key, int count, IntegerProperty index) {
    ChoiceBox<String> box = new ChoiceBox<>();
    IntStream.range(0, count).mapToObj(PicturesPane::letter).forEach(box.getItems()::add);
    box.getSelectionModel().select(index.get());
    box.setAccessibleText(STRINGS.text(key));
    box.setTooltip(new Tooltip(STRINGS.text(key)));
    box.setOnAction(event ->
        Optional.of(box.getSelectionModel().getSelectedIndex())
            .filter(chosen -> chosen >= 0)
            .ifPresent(index::set));
    return box;
  }
}
