package studio.evosearch.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.material2.Material2MZ;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import studio.evosearch.app.Screenshots;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Keys;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.app.settings.WindowState;
import studio.evosearch.engine.run.LocalWorkshop;

/** The window around the views, with the whole studio in it. */
@ExtendWith(ApplicationExtension.class)
class StudioWindowTest {
  @TempDir Path home;

  private Stage stage;
  private PreferencesFile file;
  private Studio studio;
  private int shouts;

  @Start
  void start(Stage opened) throws IOException {
    stage = opened;
    file = new PreferencesFile(home.resolve("preferences.json"), home);
    open(Preferences.defaults(home).withTourSeen(true));
  }

  private void open(Preferences preferences) throws IOException {
    file.write(preferences);
    studio =
        new Studio(
            new LocalWorkshop(),
            file,
            file.read(),
            Optional.of(Path.of("..", "assets")),
            Optional.empty());
    studio
        .bench()
        .actions()
        .add(
            new Action(
                "candidate.shout",
                "Shout at it",
                "An action with a letter alone for a shortcut",
                Material2MZ.RECORD_VOICE_OVER,
                "J",
                new SimpleBooleanProperty(true),
                () -> shouts++));
    if (preferences.window().isEmpty()) {
      stage.setWidth(1280);
      stage.setHeight(800);
    }
    studio.show(stage);
    stage.setX(0);
    stage.setY(0);
  }

  @BeforeEach
  void awaitEveryView(FxRobot robot) throws TimeoutException {
    await(studio::ready);
    // A menu that the mouse is on keeps Escape to itself.
    robot.moveTo(640, 330);
  }

  @AfterEach
  void close() {
    studio.close();
  }

  private Actions actions() {
    return studio.bench().actions();
  }

  private <T extends Node> T find(String selector, Class<T> type) {
    return type.cast(stage.getScene().lookup(selector));
  }

  private static void await(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
  }

  @Test
  void noShortcutStandsForTwoActions() {
    Map<KeyCombination, String> holders = new HashMap<>();
    for (Action action : actions().all()) {
      Keys.parse(action.shortcut())
          .map(keys -> holders.put(keys, action.id()))
          .ifPresent(other -> assertEquals("", other + " and " + action.id()));
    }
    assertEquals("app.palette", holders.get(Keys.parse("Ctrl+K").orElseThrow()));
  }

  @Test
  void everyActionButThoseOfTheSetupIsInAMenu() {
    List<String> all = actions().all().stream().map(Action::id).toList();
    List<String> named =
        MenuPlan.resolve(MenuPlan.STUDIO, all).stream().flatMap(MenuPlan::named).toList();
    List<String> unnamed =
        all.stream().filter(id -> !named.contains(id) && !id.startsWith("setup.")).toList();
    assertEquals(List.of(), unnamed);
    assertEquals(named.stream().distinct().toList(), named);
  }

  @Test
  void thePaletteFindsAndDoesAnActionByKeyboard(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("shout");
    robot.push(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1, shouts);
    assertFalse(find("#palette", PaletteView.class).isVisible());
  }

  @Test
  void whatIsTypedIsNoShortcut(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.push(KeyCode.J);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(0, shouts);
    assertEquals("j", find("#palette-search", TextField.class).getText());
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.J);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1, shouts);
  }

  @Test
  void aFaultIsToldWithoutItsStackTrace(FxRobot robot) {
    IllegalStateException fault = new IllegalStateException("no such row");
    for (int i = 0; i < 3; i++) {
      robot.interact(() -> studio.bench().notices().fault(fault));
    }
    Toast toast = find(".toast", Toast.class);
    String said = toast.getAccessibleText();
    assertTrue(said.contains("What was stored is kept") && said.contains("×3"), said);
    assertFalse(said.contains("\tat "), said);
    assertEquals(1, find("#toasts", Toasts.class).getChildren().size());
    robot.push(KeyCode.F4);
    robot.push(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of(), find("#toasts", Toasts.class).getChildren());
  }

  @Test
  void aNoticesRemedyIsAButton(FxRobot robot) {
    robot.interact(() -> studio.bench().notices().done("Moved away.", "Undo", () -> shouts++));
    robot.clickOn("Undo");
    assertEquals(1, shouts);
    assertEquals(List.of(), find("#toasts", Toasts.class).getChildren());
  }

  @Test
  void theWindowIsAsItWasLeft(FxRobot robot) throws IOException, TimeoutException {
    robot.interact(() -> {
      stage.setWidth(900);
      stage.setHeight(700);
      actions().run("view.library");
    });
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> find("#split-columns", SplitPane.class).setDividerPositions(0.3, 0.6));
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(stage::close);
    studio.close();
    WindowState kept = file.read().window().orElseThrow();
    assertEquals("tab-library", kept.tabs().get("tabs-left"));
    robot.interact(() -> {
      stage = new Stage();
      open(file.read());
      return null;
    });
    await(studio::ready);
    assertEquals(900, stage.getWidth());
    assertEquals(700, stage.getHeight());
    assertEquals(
        "tab-library",
        find("#tabs-left", TabPane.class).getSelectionModel().getSelectedItem().getId());
    double[] at = find("#split-columns", SplitPane.class).getDividerPositions();
    assertEquals(0.3, at[0], 0.02);
    assertEquals(0.6, at[1], 0.02);
  }

  @Test
  void theTourBeginsOnceAndLeavesTheWindowFree(FxRobot robot) throws TimeoutException, IOException {
    robot.interact(stage::close);
    studio.close();
    robot.interact(() -> {
      stage = new Stage();
      open(Preferences.defaults(home));
      return null;
    });
    await(() -> find("#tour", TourView.class) != null);
    assertTrue(find("#tour", TourView.class).isVisible());
    robot.push(KeyCode.J);
    robot.clickOn("#tour-next");
    robot.push(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1, shouts);
    assertFalse(find("#tour", TourView.class).isVisible());
    assertTrue(studio.bench().preferences().current().get().tourSeen());
  }

  @Test
  void everyControlOfTheSideWindowsHasANameAndATooltip(FxRobot robot) {
    for (String id : List.of("app.preferences", "app.shortcuts", "app.log", "app.about")) {
      robot.interact(() -> actions().run(id));
      Parent root = Window.getWindows().getLast().getScene().getRoot();
      for (Node node : root.lookupAll(".button")) {
        Button button = (Button) node;
        if (button.isFocusTraversable()) {
          assertTrue(button.getTooltip() != null, () -> id + ": " + button);
          assertFalse(button.getText().isEmpty() && button.getAccessibleText() == null, id);
        }
      }
    }
  }

  @Test
  void pictures(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    shoot(robot, stage, "palette");
    robot.write("gen");
    shoot(robot, stage, "palette-found");
    robot.push(KeyCode.ESCAPE);
    robot.interact(() -> {
      studio.bench().notices().warning("Not done: the generation in flight has used it already.");
      studio.bench().notices().done("3 runs moved to the trash.", "Undo", () -> {});
      studio.bench().notices().fault(new IllegalStateException("no such row 5"));
    });
    for (String id : List.of("app.preferences", "app.shortcuts", "app.log", "app.about")) {
      robot.interact(() -> actions().run(id));
      WaitForAsyncUtils.waitForFxEvents();
      Window top = Window.getWindows().getLast();
      shoot(robot, top, id.substring("app.".length()));
      robot.interact(top::hide);
    }
    robot.interact(() -> actions().run("app.tour"));
    for (Tour.Hint hint : Tour.HINTS) {
      shoot(robot, stage, "tour-" + hint.key());
      robot.interact(() -> find("#tour-next", Button.class).fire());
    }
  }

  private void shoot(FxRobot robot, Window window, String name) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      robot.interact(() -> studio.bench().themes().apply(theme));
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(() -> {
        String whole = "shell-" + name + (theme == Theme.DARK ? "-dark" : "");
        Screenshots.save(window.getScene().getRoot(), whole, 1);
        return null;
      });
    }
  }
}
