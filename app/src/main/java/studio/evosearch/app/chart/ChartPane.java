package studio.evosearch.app.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.PlotRenderingInfo;
import studio.evosearch.app.chart.Drawing.Layer;

/**
 * The chart itself: draws at most once a pulse, however much has changed, and hears mouse and keys.
 * Drag to zoom, wheel to zoom around the pointer, double click to see all; click for the nearest
 * candidate; the arrow keys go from candidate to candidate.
 */
final class ChartPane extends Region {
  private static final double REACH = 14;
  private static final double DRAG = 6;

  private final RewardPlot plot;
  private final ChartCanvas canvas;
  private final ChartViewModel model;
  private final ChartWords words;
  private final Supplier<Optional<Drawing>> wanted;
  private final Supplier<Paints> paints;
  private final Rectangle zoom = new Rectangle();
  private final Label hover = new Label();
  private Optional<Drawing> drawn = Optional.empty();
  private Point2D pressed = new Point2D.Double();
  private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper();
  private boolean stale = true;

  /**
   * @param parts made before, in the background
   * @param wanted what is to be drawn, asked before it is drawn
   */
  ChartPane(
      ChartParts parts,
      ChartViewModel model,
      Supplier<Optional<Drawing>> wanted,
      Supplier<Paints> paints) {
    this.plot = parts.plot();
    this.canvas = parts.canvas();
    this.words = parts.words();
    this.model = model;
    this.wanted = wanted;
    this.paints = paints;
    getStyleClass().add("reward-pane");
    zoom.getStyleClass().add("reward-zoom");
    hover.getStyleClass().add("reward-hover");
    for (Node above : List.of(zoom, hover)) {
      above.setManaged(false);
      above.setVisible(false);
      above.setMouseTransparent(true);
    }
    getChildren().addAll(canvas, zoom, hover);
    setFocusTraversable(true);
    setMinSize(80, 60);
    // The canvas brings handlers of its own, in English and on entities that are not made here.
    canvas.setMouseTransparent(true);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnMouseMoved(e -> hover(e.getX(), e.getY()));
    setOnMouseExited(e -> hover.setVisible(false));
    setOnScroll(this::scroll);
    setOnKeyPressed(this::key);
  }

  /** Draws with the next pulse. */
  void refresh() {
    stale = true;
    requestLayout();
  }

  /** Whether a person looks at a part of the chart. */
  ReadOnlyBooleanProperty zoomed() {
    return zoomed.getReadOnlyProperty();
  }

  /** All in sight again. */
  void unzoom() {
    zoomed.set(false);
    refresh();
  }

  private void zoom(double factor, Point2D around) {
    plot.zoom(factor, around, info());
    zoomed.set(true);
    canvas.draw();
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double width = getWidth() - insets.getLeft() - insets.getRight();
    double height = getHeight() - insets.getTop() - insets.getBottom();
    boolean resized = canvas.getWidth() != width || canvas.getHeight() != height;
    if (stale) {
      drawn = wanted.get();
      drawn.ifPresent(drawing -> {
        plot.show(drawing, paints.get(), zoomed.get());
        setAccessibleText(words.summary(drawing));
      });
    }
    canvas.relocate(insets.getLeft(), insets.getTop());
    // Each draws when it changes.
    canvas.setWidth(width);
    canvas.setHeight(height);
    if (stale && !resized) {
      canvas.draw();
    }
    stale = false;
  }

  /** Where a point lies in this pane, by the fitness axis. */
  Point2D place(Point point) {
    return plot.place(point, info().getDataArea());
  }

  private PlotRenderingInfo info() {
    return canvas.getRenderingInfo().getPlotInfo();
  }

  // --- pointer

  private void press(MouseEvent event) {
    requestFocus();
    pressed = new Point2D.Double(event.getX(), event.getY());
  }

  private void drag(MouseEvent event) {
    Rectangle2D part = part(event);
    hover.setVisible(false);
    zoom.setVisible(part.getWidth() > DRAG && part.getHeight() > DRAG);
    zoom.setX(part.getX());
    zoom.setY(part.getY());
    zoom.setWidth(part.getWidth());
    zoom.setHeight(part.getHeight());
  }

  private Rectangle2D part(MouseEvent event) {
    Rectangle2D part = new Rectangle2D.Double(pressed.getX(), pressed.getY(), 0, 0);
    part.add(event.getX(), event.getY());
    return part.createIntersection(info().getDataArea());
  }

  private void release(MouseEvent event) {
    if (zoom.isVisible()) {
      zoom.setVisible(false);
      plot.zoom(part(event), info());
      zoomed.set(true);
      canvas.draw();
    } else if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      unzoom();
    } else if (event.getButton() == MouseButton.PRIMARY) {
      nearest(event.getX(), event.getY())
          .ifPresent(hit -> model.select(hit.candidate().id(), event.isShortcutDown()));
    }
  }

  private void scroll(ScrollEvent event) {
    if (event.getDeltaY() != 0 && info().getDataArea().contains(event.getX(), event.getY())) {
      double factor = event.getDeltaY() > 0 ? 0.8 : 1.25;
      zoom(factor, new Point2D.Double(event.getX(), event.getY()));
    }
    event.consume();
  }

  private void hover(double x, double y) {
    Optional<String> text =
        nearest(x, y).map(words::candidate).or(() -> mark(x, y).map(words::sentence));
    hover.setVisible(text.isPresent());
    if (text.isPresent()) {
      hover.setText(text.get());
      hover.autosize();
      double right = x + 14 + hover.getWidth() > getWidth() ? x - 10 - hover.getWidth() : x + 14;
      hover.relocate(
          Math.max(0, right), Math.max(0, Math.min(y + 12, getHeight() - hover.getHeight())));
    }
  }

  private Optional<Landing> nearest(double x, double y) {
    return drawn.filter(d -> d.has(Layer.CANDIDATES)).stream()
        .flatMap(d -> d.shown().landings())
        .filter(l -> place(l.point()).distance(x, y) <= REACH)
        .min(Comparator.comparingDouble(l -> place(l.point()).distance(x, y)));
  }

  private Optional<Mark> mark(double x, double y) {
    return drawn.filter(d -> d.has(Layer.ACTS) && info().getDataArea().contains(x, y)).stream()
        .flatMap(d -> d.data().marks().stream())
        .filter(m -> Math.abs(place(new Point(m.nfe(), 0)).getX() - x) <= DRAG)
        .findFirst();
  }

  // --- keys

  private void key(KeyEvent event) {
    boolean taken = true;
    switch (event.getCode()) {
      case LEFT -> model.selectNext(-1);
      case RIGHT -> model.selectNext(1);
      case PLUS, EQUALS, ADD -> zoomInMiddle(0.8);
      case MINUS, SUBTRACT -> zoomInMiddle(1.25);
      case DIGIT0, NUMPAD0, ESCAPE -> unzoom();
      default -> taken = false;
    }
    if (taken) {
      event.consume();
    }
  }

  private void zoomInMiddle(double factor) {
    Rectangle2D area = info().getDataArea();
    zoom(factor, new Point2D.Double(area.getCenterX(), area.getCenterY()));
  }
}
