package studio.evosearch.app.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import studio.evosearch.app.fx.FxThread;
import studio.evosearch.app.settings.WindowState;

/** Where the window is and how it is arranged: put back at the start, taken down at the end. */
final class WindowMemory {
  private final Stage stage;
  private final MainView main;

  // Of the window when it was last neither maximised nor full screen.
  private Rectangle2D plain;

  WindowMemory(Stage stage, MainView main) {
    this.stage = stage;
    this.main = main;
    this.plain = Rectangle2D.EMPTY;
    // Sizes change before the stage says that it is maximised, so they are looked at afterwards.
    InvalidationListener changed = observable -> FxThread.later().execute(this::look);
    stage.xProperty().addListener(changed);
    stage.yProperty().addListener(changed);
    stage.widthProperty().addListener(changed);
    stage.heightProperty().addListener(changed);
  }

  private void look() {
    if (stage.isShowing()
        && !stage.isMaximized()
        && !stage.isFullScreen()
        && !stage.isIconified()) {
      plain = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }
  }

  /** Puts the window where it was, as far as there still is a screen. */
  void restore(WindowState state) {
    WindowPlace.on(
            new Rectangle2D(
                state.x(), state.y(), Math.max(0, state.width()), Math.max(0, state.height())),
            Screen.getScreens().stream().map(Screen::getVisualBounds).toList())
        .ifPresent(place -> {
          plain = place;
          stage.setX(place.getMinX());
          stage.setY(place.getMinY());
          stage.setWidth(place.getWidth());
          stage.setHeight(place.getHeight());
        });
    stage.setMaximized(state.maximized());
  }

  /**
   * Puts tabs and dividers where they were; for when the window has its size, which moves these.
   */
  void arrange(WindowState state) {
    main.tabs()
        .forEach(pane ->
            pane.getTabs().stream()
                .filter(tab -> tab.getId().equals(state.tabs().get(pane.getId())))
                .forEach(pane.getSelectionModel()::select));
    main.splits()
        .forEach(split ->
            Optional.ofNullable(state.dividers().get(split.getId()))
                .ifPresent(at -> split.setDividerPositions(doubles(at))));
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** What to keep, of a window with everything in it. */
  WindowState state() {
    look();
    Map<String, List<Double>> dividers = new HashMap<>();
    main.splits()
        .forEach(split ->
            dividers.put(
                split.getId(),
                split.getDividers().stream().map(SplitPane.Divider::getPosition).toList()));
    Map<String, String> selected = new HashMap<>();
    main.tabs()
        .forEach(
            pane -> selected.put(pane.getId(), pane.getSelectionModel().getSelectedItem().getId()));
    return new WindowState(
        plain.getMinX(),
        plain.getMinY(),
        plain.getWidth(),
        plain.getHeight(),
        stage.isMaximized(),
        dividers,
        selected);
  }
}
