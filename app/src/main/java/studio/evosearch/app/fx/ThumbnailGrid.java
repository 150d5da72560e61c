package studio.evosearch.app.fx;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Thumbnails row by row, of which only those in view exist. It keeps its place when items come, go
 * or change their order: what has the focus stays where it is on the screen, else what is at the
 * top does, unless the grid stands at its very beginning.
 *
 * <p>Keys: arrows, Home, End, Page up and down move the selection, with Shift they extend it; a
 * click selects, with Shift as far as there, with the shortcut key one more or less. Enter and a
 * double click open. The shortcut key with the mouse wheel changes the size.
 */
public final class ThumbnailGrid extends Region {
  /** The least size of a cell, in pixels of the screen at 100 %. */
  public static final double SMALLEST = 48;

  /** The greatest one. */
  public static final double LARGEST = 320;

  static final double GAP = 6;
  private static final double ZOOM = 1.2;

  /** Where cells have what they show from. */
  public interface Source {
    /** What a cell says; asked when it comes into view. */
    Thumbnail look(long id);

    /** More of it, in lines; asked when somebody points at its cell. */
    String tip(long id);

    /**
     * Asks for a picture.
     *
     * @param pixels longest side it will be drawn with at most
     * @param wanted whether it is still of use
     */
    void picture(long id, int pixels, BooleanSupplier wanted, Consumer<Image> done);
  }

  /** An item and how far its top is from the top of what is in view. */
  private record Place(long id, double y) {}

  private final Source source;
  private final IdSelection selection;
  private final GridPicker picker;
  private final RowFlow flow = new RowFlow();
  private final DoubleProperty size = new SimpleDoubleProperty(this, "size", 112);
  private List<Long> items = List.of();
  private LongConsumer open = id -> {};
  private int columns = 1;
  private double cellWidth = size.get();
  private long version;

  public ThumbnailGrid(Source source, IdSelection selection) {
    this.source = source;
    this.selection = selection;
    this.picker = new GridPicker(selection);
    getStyleClass().add("thumbnail-grid");
    getStylesheets()
        .add(
            Objects.requireNonNull(ThumbnailGrid.class.getResource("thumbnail-grid.css"))
                .toExternalForm());
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setFocusTraversable(true);
    flow.setFocusTraversable(false);
    flow.setCellFactory(f -> new ThumbnailRow(this));
    flow.setFixedCellSize(cellWidth + GAP);
    getChildren().add(flow);
    size.subscribe(s -> requestLayout());
    selection.ids().subscribe(ids -> cells().forEach(ThumbnailCell::mark));
    selection.focus().subscribe(this::focusMoved);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressedBeside);
    addEventFilter(ScrollEvent.SCROLL, this::wheel);
  }

  // --- what is shown

  /** The least width and height of a cell; cells grow to fill a row. */
  public DoubleProperty size() {
    return size;
  }

  /** Makes cells a step larger. */
  public void bigger() {
    size.set(Math.min(LARGEST, size.get() * ZOOM));
  }

  /** Makes cells a step smaller. */
  public void smaller() {
    size.set(Math.max(SMALLEST, size.get() / ZOOM));
  }

  /** The items, in their order. */
  public List<Long> items() {
    return items;
  }

  /** Shows these items, each once, and what the source says of them now. */
  public void show(List<Long> ids) {
    boolean atTop = flow.offset() == 0;
    Optional<Place> place = place(ids);
    items = List.copyOf(ids);
    rearrange();
    restore(place, atTop);
    notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
  }

  /** The picture of an item is another one now. */
  public void pictureChanged(long id) {
    cell(id).ifPresent(ThumbnailCell::askForPicture);
  }

  /** What Enter and a double click do with an item. */
  public void onOpen(LongConsumer action) {
    open = action;
  }

  /** Has an item in view. */
  public void scrollTo(long id) {
    if (items.contains(id)) {
      flow.reveal(rowOf(id));
    }
  }

  /** Whether an item is in view, at least in part. */
  public boolean inView(long id) {
    return items.contains(id) && flow.inView(rowOf(id));
  }

  /** How many items in view have no picture yet. */
  public long blanks() {
    Set<Long> pictured =
        cells()
            .filter(ThumbnailCell::hasPicture)
            .map(ThumbnailCell::id)
            .collect(Collectors.toSet());
    return IntStream.range(0, rowCount())
        .filter(flow::inView)
        .mapToObj(this::row)
        .flatMap(List::stream)
        .filter(id -> !pictured.contains(id))
        .count();
  }

  // --- for rows and cells

  Source source() {
    return source;
  }

  long version() {
    return version;
  }

  double cellWidth() {
    return cellWidth;
  }

  int rowCount() {
    return Math.ceilDiv(items.size(), columns);
  }

  List<Long> row(int index) {
    if (index < 0 || index >= rowCount()) {
      return List.of();
    }
    return items.subList(index * columns, Math.min(items.size(), (index + 1) * columns));
  }

  /** Longest side of pictures: a power of two, so that small changes of size need no others. */
  int pixels() {
    double scale = getScene() == null ? 1 : getScene().getWindow().getOutputScaleX();
    int wanted = (int) Math.clamp(Math.ceil(cellWidth * scale), 64, 1024);
    return Integer.highestOneBit(wanted - 1) * 2;
  }

  private int rowOf(long id) {
    return items.indexOf(id) / columns;
  }

  int indexOf(long id) {
    return items.indexOf(id);
  }

  boolean isSelected(long id) {
    return selection.ids().getValue().contains(id);
  }

  boolean isCurrent(long id) {
    return selection.focus().getValue().equals(Optional.of(id));
  }

  private Stream<ThumbnailCell> cells() {
    return flow.rows().stream().flatMap(ThumbnailRow::cells);
  }

  private Optional<ThumbnailCell> cell(long id) {
    return cells().filter(cell -> cell.id() == id).findFirst();
  }

  // --- keeping its place

  private void rearrange() {
    version++;
    flow.setFixedCellSize(cellWidth + GAP);
    flow.setCellCount(rowCount());
    flow.rows().forEach(ThumbnailRow::refresh);
  }

  /** What is to stay where it is on the screen; empty where nothing needs to. */
  private Optional<Place> place(List<Long> next) {
    Optional<Place> focused =
        selection.focus().getValue().filter(this::inView).filter(next::contains).map(this::place);
    if (focused.isPresent() || flow.offset() == 0) {
      return focused;
    }
    Set<Long> there = new HashSet<>(next);
    int firstRow = (int) (flow.offset() / flow.getFixedCellSize());
    return items.stream()
        .skip((long) firstRow * columns)
        .filter(there::contains)
        .findFirst()
        .map(this::place);
  }

  private Place place(long id) {
    return new Place(id, rowOf(id) * flow.getFixedCellSize() - flow.offset());
  }

  private void restore(Optional<Place> place, boolean atTop) {
    double height = flow.getFixedCellSize();
    double offset =
        place
            .map(p -> {
              double top = rowOf(p.id()) * height;
              boolean inFirstPage = top + height <= flow.getViewportLength();
              return atTop && inFirstPage ? 0 : top - p.y();
            })
            .orElse(atTop ? 0 : flow.offset());
    flow.scrollTo(offset);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() - flow.barWidth() - GAP;
    int fit = Math.max(1, (int) (width / (size.get() + GAP)));
    double cell = Math.max(1, Math.floor(width / fit) - GAP);
    if (fit == columns && cell == cellWidth) {
      flow.resizeRelocate(0, GAP, getWidth(), getHeight() - GAP);
      return;
    }
    boolean atTop = flow.offset() == 0;
    Optional<Place> place = place(items);
    columns = fit;
    cellWidth = cell;
    flow.resizeRelocate(0, GAP, getWidth(), getHeight() - GAP);
    rearrange();
    flow.layout();
    restore(place, atTop);
  }

  // --- acts

  private void focusMoved(Optional<Long> focus) {
    cells().forEach(ThumbnailCell::mark);
    focus.ifPresent(this::scrollTo);
    notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
  }

  void pressed(long id, MouseEvent event) {
    event.consume();
    requestFocus();
    if (event.getButton() == MouseButton.SECONDARY) {
      if (!isSelected(id)) {
        picker.select(id);
      }
    } else if (event.isShiftDown()) {
      picker.extend(items, id);
    } else if (event.isShortcutDown()) {
      picker.toggle(id);
    } else {
      picker.select(id);
    }
  }

  void clicked(long id, MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      open.accept(id);
    }
  }

  private void pressedBeside(MouseEvent event) {
    requestFocus();
    if (event.getButton() == MouseButton.PRIMARY && !event.isShortcutDown()) {
      picker.clear();
    }
  }

  private void key(KeyEvent event) {
    if (items.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int from = selection.focus().getValue().map(items::indexOf).orElse(-1);
    if (event.getCode() == KeyCode.ENTER && from >= 0) {
      event.consume();
      open.accept(items.get(from));
      return;
    }
    GridMove.target(event.getCode(), from, items.size(), columns, flow.page())
        .ifPresent(target -> {
          event.consume();
          if (event.isShiftDown()) {
            picker.extend(items, items.get(target));
          } else {
            picker.select(items.get(target));
          }
        });
  }

  private void wheel(ScrollEvent event) {
    if (event.isShortcutDown() && event.getDeltaY() != 0) {
      event.consume();
      if (event.getDeltaY() > 0) {
        bigger();
      } else {
        smaller();
      }
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case FOCUS_ITEM -> selection.focus().getValue().flatMap(this::cell).orElse(null);
      case SELECTED_ITEMS -> cells().filter(cell -> isSelected(cell.id())).toList();
      case ITEM_COUNT -> items.size();
      case MULTIPLE_SELECTION -> true;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
