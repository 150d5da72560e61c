package studio.evosearch.app.inspector;

import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Viewport;
import studio.evosearch.app.session.Workbench;

/**
 * The picture or the film as large as the screen allows. Arrow keys go through the generation,
 * Space pauses a film, the keys of marks work here as well, Escape goes back.
 */
final class ZoomWindow {
  private static final Strings STRINGS = Strings.of(ZoomWindow.class);
  private static final double OF_SCREEN = 0.92;

  private final Workbench bench;
  private final InspectorViewModel model;
  private final Viewport viewport = new Viewport();
  private final FilmScreen screen;
  private @Nullable Stage stage;

  ZoomWindow(Workbench bench, InspectorViewModel model) {
    this.bench = bench;
    this.model = model;
    screen = new FilmScreen(model, bench.tasks(), viewport).growing();
    screen.watched().set(false);
  }

  void show(Window owner) {
    Stage shown = Optional.ofNullable(stage).orElseGet(() -> made(owner));
    stage = shown;
    viewport.fit();
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    shown.setWidth(OF_SCREEN * screen.getWidth());
    shown.setHeight(OF_SCREEN * screen.getHeight());
    shown.setX(screen.getMinX() + (1 - OF_SCREEN) / 2 * screen.getWidth());
    shown.setY(screen.getMinY() + (1 - OF_SCREEN) / 2 * screen.getHeight());
    shown.show();
  }

  private Stage made(Window owner) {
    Label caption = new Label();
    caption.getStyleClass().add("caption");
    model
        .subject()
        .subscribe(subject -> {
          caption.setText(words(subject));
          screen.pane().setAccessibleText(caption.getText());
        });
    BorderPane root = new BorderPane(screen);
    root.setBottom(caption);
    root.getStyleClass().addAll("inspector", "zoom");
    root.getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("inspector.css")).toExternalForm());
    Scene scene = new Scene(root);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    Stage made = new Stage();
    made.initOwner(owner);
    made.initModality(Modality.NONE);
    made.setTitle(STRINGS.text("inspector.zoom"));
    made.setScene(scene);
    screen.watched().bind(made.showingProperty());
    return made;
  }

  private void key(KeyEvent event) {
    boolean taken = true;
    switch (event.getCode()) {
      case ESCAPE, ENTER, Z -> Optional.ofNullable(stage).ifPresent(Stage::hide);
      case LEFT, UP -> taken = go(-1);
      case RIGHT, DOWN -> taken = go(1);
      case SPACE -> taken = pauseOrGoOn();
      default -> taken = false;
    }
    if (taken) {
      event.consume();
    } else {
      bench.actions().handle(event);
    }
  }

  /** Space is a film's while one plays. */
  private boolean pauseOrGoOn() {
    screen.player().pauseOrGoOn();
    return screen.playing();
  }

  /** Arrow keys move a picture that is looked into. */
  private boolean go(int by) {
    if (!viewport.fits()) {
      return false;
    }
    model.go(by);
    return true;
  }

  private static String words(Subject subject) {
    String id = subject.candidate().stream().mapToObj(Numbers::count).findFirst().orElse("");
    return subject
        .stored()
        .map(s ->
            STRINGS.text(
                s.moment().report().videos() ? "zoom.video" : "zoom.caption",
                id,
                Numbers.reward(s.line().reward())))
        .orElseGet(() -> id.isEmpty() ? "" : STRINGS.text("title", id));
  }
}
