package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.material2.Material2AL;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Which keys are actions, and which belong to the text field that has the focus. */
@ExtendWith(ApplicationExtension.class)
class ActionsTest {
  private final List<String> done = new ArrayList<>();
  private final Actions actions = new Actions(Map.of());
  private Node field;
  private Node button;

  @Start
  void start(Stage stage) {
    field = new TextField("text");
    button = new Button();
    Scene scene = new Scene(new VBox(field, button));
    scene.addEventFilter(KeyEvent.KEY_PRESSED, actions::handle);
    stage.setScene(scene);
    // The stage is shared with other tests, and may be as large as they left it.
    stage.sizeToScene();
    stage.show();
  }

  @BeforeEach
  void add() {
    for (String keys : List.of("P", "Shift+P", "Shortcut+A", "Shortcut+K", "F5", "Alt+LEFT")) {
      actions.add(
          new Action(
              keys,
              keys,
              "",
              Material2AL.ADD,
              keys,
              new SimpleBooleanProperty(true),
              () -> done.add(keys)));
    }
  }

  @Test
  void whatEditsATextBelongsToItsField(FxRobot robot) {
    robot.interact(field::requestFocus);
    pressAll(robot);
    assertEquals(List.of("Shortcut+K", "F5", "Alt+LEFT"), done);
  }

  @Test
  void elsewhereAllKeysAreActions(FxRobot robot) {
    robot.interact(button::requestFocus);
    pressAll(robot);
    assertEquals(List.of("P", "Shift+P", "Shortcut+A", "Shortcut+K", "F5", "Alt+LEFT"), done);
  }

  @Test
  void aNodeCanKeepKeysForItself(FxRobot robot) {
    Keys.keep(button, KeyCombination.valueOf("Shortcut+A"));
    robot.interact(button::requestFocus);
    pressAll(robot);
    assertEquals(List.of("P", "Shift+P", "Shortcut+K", "F5", "Alt+LEFT"), done);
  }

  private static void pressAll(FxRobot robot) {
    robot.push(KeyCode.P);
    robot.push(KeyCode.SHIFT, KeyCode.P);
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    robot.push(KeyCode.F5);
    robot.push(KeyCode.ALT, KeyCode.LEFT);
  }
}
