package studio.evosearch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LegibilityTest {
  private static final String WHITE = "-fx-background-color: white";

  private final StackPane outer = new StackPane();

  @Start
  void start(Stage stage) {
    stage.setScene(new Scene(outer, 300, 200));
    // The stage is shared with other tests, and may be as large as they left it.
    stage.sizeToScene();
    stage.show();
  }

  /** The ratios of the faults of a label in a pane in another pane, each in a style of its own. */
  private List<String> faults(FxRobot robot, String label, String inner, String outmost) {
    robot.interact(() -> {
      Label words = new Label("words");
      words.setStyle(label);
      StackPane pane = new StackPane(words);
      pane.setStyle(inner);
      outer.setStyle(outmost);
      outer.getChildren().setAll(pane);
    });
    return Legibility.faults(outer).stream().map(fault -> fault.split(" ", 2)[0]).toList();
  }

  @Test
  void textIsMeasuredAgainstTheNearestGround(FxRobot robot) {
    String grey = "-fx-text-fill: #777777";
    assertEquals(List.of("4.48"), faults(robot, grey, "", WHITE));
    assertEquals(List.of(), faults(robot, grey, "-fx-background-color: black", WHITE));
    assertEquals(List.of("4.48"), faults(robot, grey, "", "-fx-background-color: black, white"));
  }

  @Test
  void translucentGroundsAreSeenThrough(FxRobot robot) {
    String black = "-fx-background-color: black";
    String white = "-fx-text-fill: white";
    assertEquals(List.of("1.00"), faults(robot, white, "-fx-background-color: #ffffff00", WHITE));
    assertEquals(List.of(), faults(robot, white, "-fx-background-color: #ffffff33", black));
    assertEquals(List.of("1.92"), faults(robot, white, "-fx-background-color: #ffffffbb", black));
  }

  @Test
  void theWorstOfAGradientCounts(FxRobot robot) {
    String gradient = "-fx-background-color: linear-gradient(to right, black, #777777)";
    assertEquals(List.of("4.48"), faults(robot, "-fx-text-fill: white", gradient, WHITE));
  }

  @Test
  void largeTextMayBeFainterAndDisabledTextAsItIs(FxRobot robot) {
    String grey = "-fx-text-fill: #777777;";
    assertEquals(List.of(), faults(robot, grey + "-fx-font-size: 24px", "", WHITE));
    assertEquals(List.of("1.36"), faults(robot, grey + "-fx-opacity: 0.25", "", WHITE));
    robot.interact(() -> outer.setDisable(true));
    assertEquals(List.of(), faults(robot, grey, "", WHITE));
  }
}
