package studio.evosearch.app.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.settings.LocalMachine;
import studio.evosearch.app.settings.PreferencesModel;
import studio.evosearch.app.settings.PreferencesView;
import studio.evosearch.app.settings.ShortcutsView;

/** Windows beside the main one, which none of them blocks. Each is made when first asked for. */
final class SideWindows {
  private static final Strings STRINGS = Strings.of(SideWindows.class);

  private final Stage owner;
  private final Workbench bench;
  private final LogBuffer log;
  private final Map<String, Stage> made = new HashMap<>();
  private Optional<LogView> logView = Optional.empty();

  SideWindows(Stage owner, Workbench bench, LogBuffer log) {
    this.owner = owner;
    this.bench = bench;
    this.log = log;
  }

  void showPreferences() {
    show(
        "preferences",
        720,
        780,
        () ->
            new PreferencesView(
                bench.preferences(), new LocalMachine(), bench.tasks(), bench.actions()));
  }

  void showShortcuts() {
    show("shortcuts", 720, 640, () -> new ShortcutsView(bench.actions(), bench.preferences()));
  }

  /** Shows the log as it is now. */
  void showLog() {
    LogView shown = logView.orElseGet(() -> new LogView(bench, log));
    logView = Optional.of(shown);
    shown.show();
    show("log", 820, 640, () -> shown);
  }

  void showAbout() {
    PreferencesModel preferences = bench.preferences();
    show(
        "about",
        560,
        680,
        () ->
            new AboutView(
                preferences.current().get().runs(),
                preferences.file(),
                bench.assets().map(assets -> assets.folder().resolveSibling("licences"))));
  }

  /**
   * Shows a window, or brings it to the front.
   *
   * @param key its title is the text {@code KEY.title}
   */
  private void show(String key, double width, double height, Supplier<? extends Parent> content) {
    Stage window = made.computeIfAbsent(key, k -> make(k, width, height, content.get()));
    window.show();
    window.toFront();
    window.requestFocus();
  }

  private Stage make(String key, double width, double height, Parent content) {
    Button close = new Button(STRINGS.text("close"));
    close.setId(key + "-close");
    close.setTooltip(new Tooltip(STRINGS.text("close.hint")));
    close.setCancelButton(true);
    HBox bottom = new HBox(close);
    bottom.setAlignment(Pos.CENTER_RIGHT);
    bottom.getStyleClass().add("side-bottom");
    BorderPane root = new BorderPane(content);
    root.setBottom(bottom);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(root, Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight()));
    scene.getStylesheets().add(StudioWindow.STYLE);
    Stage window = new Stage();
    window.initOwner(owner);
    window.setTitle(STRINGS.text(key + ".title"));
    window.setScene(scene);
    close.setOnAction(event -> window.hide());
    return window;
  }

  /** Hides them all. */
  void hide() {
    made.values().forEach(Stage::hide);
  }
}
