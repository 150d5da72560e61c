package studio.evosearch.app.lineage;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import studio.evosearch.app.fx.PlaneCanvas;
import studio.evosearch.app.fx.PlaneView;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.analysis.TidyLayout;

/** The forest of the run: every candidate under its parent, root noises at the top. */
public final class LineageView extends BorderPane {
  private static final Strings STRINGS = Strings.of(LineageView.class);
  private static final double REACH = 6;
  private static final double SIGHT = 60;

  private final LineageViewModel model;
  private final ForestPainter painter;
  private final PlaneCanvas canvas;

  public LineageView(Workbench bench) {
    model = new LineageViewModel(bench.session(), bench.tasks());
    painter = new ForestPainter(model, bench, this::redraw);
    canvas = new PlaneCanvas(painter);
    canvas.setId("lineage-canvas");
    LineageActions.add(bench.actions(), model, canvas, this::centre);
    LineageBar bar = new LineageBar(model, bench.actions(), painter);
    Label empty = new Label(STRINGS.text("empty"));
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    getStyleClass().add("lineage");
    getStylesheets().add(LineageView.class.getResource("lineage.css").toExternalForm());
    setTop(bar);
    setCenter(new StackPane(canvas, empty));

    model.plot().subscribe(this::rearranged);
    model
        .look()
        .subscribe(look -> {
          empty.setVisible(look.isEmpty());
          bar.setVisible(look.isPresent());
          canvas.setAccessibleText(model.spoken());
          redraw();
        });
    bench
        .themes()
        .palette()
        .subscribe(palette -> {
          painter.palette(palette);
          bar.paint(palette);
          redraw();
        });
    bench.session().folder().subscribe(run -> canvas.fit());
    MapChangeListener<Long, Image> previews = change -> redraw();
    bench.session().previews().addListener(previews);
    canvas.setOnMouseClicked(this::click);
    canvas.setOnMouseMoved(this::hover);
    canvas.setOnKeyPressed(this::key);
  }

  private void redraw() {
    canvas.redraw();
  }

  /** What the person looks at stays where it is seen when the forest grows. */
  private void rearranged(Optional<LineagePlot> old, Optional<LineagePlot> now) {
    if (old.isPresent() && now.isPresent()) {
      PlaneView view = canvas.view().get();
      TidyLayout layout = old.get().layout();
      int row = Math.clamp(Math.round(view.y()), 0, layout.rows() - 1);
      OptionalInt kept = layout.nearest(row, view.x(), Double.POSITIVE_INFINITY);
      if (kept.isPresent() && kept.getAsInt() < now.get().size()) {
        int node = kept.getAsInt();
        canvas.follow(now.get().layout().x(node) - layout.x(node), 0);
      }
    }
    canvas.contentChanged();
  }

  private OptionalInt at(MouseEvent event) {
    PlaneView view = canvas.view().get();
    double reach =
        model
            .look()
            .get()
            .map(look -> Grain.of(view.scale(), look.plot().size()).size() / 2)
            .map(half -> Math.max(REACH, half))
            .orElse(REACH);
    return model.at(
        view.planeX(event.getX()),
        view.planeY(event.getY()),
        reach / view.scale().x(),
        Math.min(0.5, reach / view.scale().y()));
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      model.click(at(event), event.isShortcutDown());
    }
  }

  private void hover(MouseEvent event) {
    OptionalInt node = at(event);
    if (node.isPresent()) {
      canvas.showTip(model.description(node.getAsInt()), event.getX(), event.getY());
    } else {
      canvas.hideTip();
    }
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean taken = true;
    switch (event.getCode()) {
      case UP -> go(Step.PARENT);
      case DOWN -> go(Step.CHILD);
      case LEFT -> go(Step.LEFT);
      case RIGHT -> go(Step.RIGHT);
      case ENTER -> centre();
      default -> taken = false;
    }
    if (taken) {
      event.consume();
    }
  }

  private void go(Step step) {
    model
        .go(step)
        .ifPresent(node -> {
          TidyLayout layout = model.plot().get().orElseThrow().layout();
          double y = layout.forest().generation(node);
          canvas.reveal(layout.x(node), y, SIGHT);
          PlaneView view = canvas.view().get();
          canvas.showTip(model.description(node), view.screenX(layout.x(node)), view.screenY(y));
        });
  }

  /** Brings the node that has the focus to the middle. */
  private void centre() {
    model
        .focus()
        .ifPresent(node -> {
          TidyLayout layout = model.plot().get().orElseThrow().layout();
          canvas.centre(layout.x(node), layout.forest().generation(node));
        });
  }
}
