package studio.evosearch.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Dimension2D;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import studio.evosearch.app.export.ExportActions;
import studio.evosearch.app.fx.FxThread;
import studio.evosearch.app.fx.ProgressBox;
import studio.evosearch.app.fx.Work;
import studio.evosearch.app.library.DropZone;
import studio.evosearch.app.session.Packs;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.settings.PreferencesModel;
import studio.evosearch.app.settings.WindowState;

/**
 * The main window: the views, and over them notices, palette and hints. What the first picture of
 * it does not need is made after that, or when it is asked for.
 */
final class StudioWindow {
  static final String STYLE = StudioWindow.class.getResource("shell.css").toExternalForm();

  private final Workbench bench;
  private final Stage stage;
  private final MainView main;
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final StudioMenu menu = new StudioMenu();
  private final BorderPane frame;
  private final StackPane layers;
  private final DropZone drops;
  private final SideWindows sides;
  private final Toasts toasts;
  private final VBox corner;
  private final Tour<Node> tour;
  private final WindowMemory memory;
  private Optional<PaletteView> palette = Optional.empty();
  private Optional<TourView> tourView = Optional.empty();

  StudioWindow(Workbench bench, Stage stage, LogBuffer log) {
    this.bench = bench;
    this.stage = stage;
    this.main = new MainView(bench);
    this.frame = new BorderPane(main);
    this.sides = new SideWindows(stage, bench, log);
    this.toasts = new Toasts(bench.notices(), sides::showLog);
    this.tour = new Tour<>(this::onScreen, this::tourSeen);
    // Who has found Run needs no hints on the way there, and wants to see the pictures.
    bench.session().working().subscribe(run -> run.ifPresent(begun -> tour.reach("population")));
    this.memory = new WindowMemory(stage, main);
    ShellActions.add(bench, this);
    ExportActions.add(bench, () -> stage);
    // Where the window is too small for it, what is at the right is cut, not the menus.
    StackPane.setAlignment(frame, Pos.TOP_LEFT);
    corner = corner();
    layers = new StackPane(frame, corner);
    drops = DropZone.install(layers, bench);
  }

  /** Where notices appear, and below them how far a pack is. */
  private VBox corner() {
    Packs packs = bench.packs();
    ProgressBox packing = new ProgressBox(packs.progress(), Work.Progress::stage, packs::cancel);
    packing.setId("packing");
    packing.managedProperty().bind(packing.visibleProperty());
    VBox made = new VBox(8, toasts, packing);
    made.setAlignment(Pos.BOTTOM_RIGHT);
    made.setPickOnBounds(false);
    made.setMaxHeight(Region.USE_PREF_SIZE);
    StackPane.setAlignment(made, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(made, new Insets(0, 16, 56, 16));
    return made;
  }

  /** Shows it where it was. */
  void show() {
    Dimension2D size = WindowPlace.first(Screen.getPrimary().getVisualBounds());
    Scene scene = new Scene(layers, size.getWidth(), size.getHeight());
    scene.getStylesheets().add(STYLE);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, bench.actions()::handle);
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            tour.end();
          }
        });
    stage.setTitle("EvoSearch Studio");
    stage.getIcons().setAll(StudioIcon.all());
    stage.setScene(scene);
    PreferencesModel preferences = bench.preferences();
    Optional<WindowState> before = preferences.current().get().window();
    before.ifPresent(memory::restore);
    stage.setOnHiding(event -> {
      if (ready.get()) {
        preferences.change(p -> p.withWindow(memory.state()));
      }
    });
    AfterPaint.run(() -> {
      frame.setTop(menu);
      main.makePlaces();
      before.ifPresent(memory::arrange);
      complete();
    });
    stage.show();
  }

  /** Whether every view is made. */
  ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** Opens a file once every view is made, so that none misses it. */
  void open(Path file) {
    ready.subscribe(complete -> {
      if (complete) {
        take(file);
      }
    });
  }

  /** Opens a run, told by its folder's name; unpacks a pack; shows the settings of a picture. */
  private void take(Path file) {
    if (file.toString().endsWith(".evorun")) {
      bench.session().show(file.toAbsolutePath().normalize());
    } else {
      drops.take(file);
    }
  }

  /** Makes the views one by one, so that the window is painted and heard in between. */
  private void complete() {
    if (main.makeNext()) {
      FxThread.later().execute(this::complete);
    } else {
      completed();
    }
  }

  private void completed() {
    // One press of Enter runs, and letters are not typed into the prompt by accident.
    onScreen("#run-start").ifPresent(Node::requestFocus);
    menu.fill(bench.actions());
    if (!bench.preferences().current().get().tourSeen()) {
      beginTour();
    }
    ready.set(true);
  }

  private Optional<Node> onScreen(String selector) {
    return Optional.ofNullable(layers.lookup(selector)).filter(StudioWindow::visible);
  }

  private static boolean visible(Node node) {
    return node.isVisible()
        && node.getLayoutBounds().getWidth() > 0
        && (node.getParent() == null || visible(node.getParent()));
  }

  // --- what its actions do

  void showPalette() {
    PaletteView shown =
        palette.orElseGet(() -> {
          PaletteView made = new PaletteView(bench.actions());
          StackPane.setMargin(made, new Insets(72, 16, 16, 16));
          layers.getChildren().add(made);
          return made;
        });
    palette = Optional.of(shown);
    shown.show();
  }

  SideWindows sides() {
    return sides;
  }

  void startTour() {
    sides.hide();
    beginTour();
    tourView.ifPresent(TourView::focus);
  }

  private void beginTour() {
    if (tourView.isEmpty()) {
      TourView made = new TourView(tour, bench.actions());
      tourView = Optional.of(made);
      // Under the notices, which may tell of something urgent.
      layers.getChildren().add(layers.getChildren().indexOf(corner), made);
    }
    tour.start();
  }

  private void tourSeen() {
    bench.preferences().change(p -> p.withTourSeen(true));
  }

  ObservableBooleanValue hasNotices() {
    return Bindings.isNotEmpty(toasts.getChildren());
  }

  void focusNotice() {
    toasts.focusNewest();
  }

  void select(String tab) {
    main.select(tab);
  }

  void toggleFullScreen() {
    stage.setFullScreen(!stage.isFullScreen());
  }

  void close() {
    stage.close();
  }
}
