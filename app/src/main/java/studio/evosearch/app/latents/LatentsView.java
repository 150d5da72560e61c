package studio.evosearch.app.latents;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import studio.evosearch.app.fx.PlaneCanvas;
import studio.evosearch.app.fx.ProgressBox;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Workbench;

/** The run's latents as a map, and the landscape of the reward over them. */
public final class LatentsView extends BorderPane {
  private static final Strings STRINGS = Strings.of(LatentsView.class);

  static final String STYLE =
      Objects.requireNonNull(LatentsView.class.getResource("latents.css")).toExternalForm();

  private static final Duration BEAT = Duration.millis(900);

  private final Workbench bench;
  private final LatentsViewModel model;
  private final LandscapeModel landscape;
  private final PlaneCanvas canvas;
  private final Label empty = new Label();
  private final Label status = new Label();

  public LatentsView(Workbench bench) {
    this.bench = bench;
    model = new LatentsViewModel(bench);
    landscape = new LandscapeModel(bench, model.maps());
    Lasso lasso = new Lasso();
    MapPainter painter = new MapPainter(model, bench, lasso, this::redraw);
    canvas = new PlaneCanvas(painter);
    canvas.setId("latents-canvas");
    BooleanProperty lassoing = new SimpleBooleanProperty();
    new LatentsActions(bench, model, landscape, this).add(canvas, lassoing);
    new Pointing(bench, model, painter, canvas, lasso, lassoing);
    getStyleClass().add("latents");
    getStylesheets().add(STYLE);
    setTop(new LatentsBar(model, landscape, bench.actions(), lassoing));
    setCenter(new StackPane(map(), page()));
    PlaneCanvas.seen(this).subscribe(seen -> model.maps().looking().set(seen));
    model.maps().made().subscribe(made -> canvas.contentChanged());
    model.maps().problem().subscribe(this::tell);
    model.maps().halted().subscribe(this::tell);
    model.look().subscribe(this::show);
    bench
        .themes()
        .palette()
        .subscribe(palette -> {
          painter.palette(palette);
          redraw();
        });
    bench.session().folder().subscribe(run -> canvas.fit());
    bench.session().moment().subscribe(moment -> tell());
    play();
  }

  private BorderPane map() {
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    status.setId("latents-status");
    status.getStyleClass().add("status");
    status.setMinWidth(0);
    ProgressBox progress =
        new ProgressBox(model.maps().progress(), MapWords::of, model.maps()::halt);
    Button anew = bench.actions().button("latents.anew");
    anew.visibleProperty().bind(model.maps().halted());
    StackPane.setAlignment(progress, Pos.BOTTOM_CENTER);
    StackPane.setAlignment(anew, Pos.BOTTOM_CENTER);
    BorderPane map = new BorderPane(new StackPane(canvas, empty, anew, progress));
    map.setBottom(status);
    map.visibleProperty().bind(landscape.open().not());
    return map;
  }

  private StackPane page() {
    LandscapePane pane = new LandscapePane(landscape, bench.actions());
    ProgressBox progress = new ProgressBox(landscape.progress(), MapWords::of, landscape::halt);
    StackPane.setAlignment(progress, Pos.BOTTOM_CENTER);
    StackPane page = new StackPane(pane, progress);
    page.visibleProperty().bind(landscape.open());
    bench.session().moment().subscribe(moment -> pane.tell());
    model.maps().settings().subscribe(settings -> pane.tell());
    return page;
  }

  private void play() {
    Timeline beat = new Timeline(new KeyFrame(BEAT, event -> model.advance()));
    beat.setCycleCount(Animation.INDEFINITE);
    model
        .playing()
        .subscribe(playing -> {
          if (playing) {
            beat.playFromStart();
          } else {
            beat.stop();
          }
        });
  }

  private void redraw() {
    canvas.redraw();
  }

  /** A sentence where there is nothing to see. */
  private void tell() {
    empty.setText(nothing());
    empty.setVisible(model.look().get().isEmpty());
  }

  private String nothing() {
    String problem = model.maps().problem().get();
    if (!problem.isEmpty()) {
      return problem;
    }
    String key =
        bench.session().moment().get().isEmpty()
            ? "empty"
            : model.maps().halted().get() ? "stopped" : "making";
    return STRINGS.text(key);
  }

  private void show(Optional<MapLook> look) {
    Optional<Moment> moment = bench.session().moment().get();
    status.setText(
        look.flatMap(l ->
                moment.map(
                    m -> MapWords.status(l, m.generation(), m.report().generations().size() - 1)))
            .orElse(""));
    canvas.setAccessibleText(spoken(look));
    tell();
    redraw();
  }

  private String spoken(Optional<MapLook> look) {
    OptionalInt focus = look.map(MapLook::focus).orElse(OptionalInt.empty());
    String map = look.isEmpty() ? nothing() : status.getText();
    return focus.isEmpty()
        ? map
        : map + ". " + MapWords.describe(look.orElseThrow(), focus.getAsInt());
  }
}
