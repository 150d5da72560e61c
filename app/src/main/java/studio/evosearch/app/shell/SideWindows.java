package studio.evosearch.app.shell;

import java.util.HashMap;
import java.util.Map;
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

/** Windows beside the main one, which none of them blocks. Each is made when first asked for. */
final class SideWindows {
  private static final Strings STRINGS = Strings.of(SideWindows.class);

  private final Stage owner;
  private final Map<String, Stage> made = new HashMap<>();

  SideWindows(Stage owner) {
    this.owner = owner;
  }

  /**
   * Shows a window, or brings it to the front.
   *
   * @param key its title is the text {@code KEY.title}
   */
  void show(String key, double width, double height, Supplier<? extends Parent> content) {
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
