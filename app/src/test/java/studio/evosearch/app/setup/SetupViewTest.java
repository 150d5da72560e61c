package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import studio.evosearch.app.Screenshots;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.setup.ScheduleDraft.Generation;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.EvoSearch;

@ExtendWith(ApplicationExtension.class)
class SetupViewTest {
  @TempDir static Path home;

  private Stage stage;
  private TestBench test;

  @Start
  void start(Stage opened) {
    stage = opened;
    test = TestBench.window(home);
    test.bench().themes().apply(Theme.LIGHT);
    stage.setScene(new Scene(new SetupView(test.bench(), home.resolve("hub")), 300, 760));
    // The stage is shared with other tests, and may be as wide as they left it.
    stage.setWidth(300);
    stage.setHeight(760);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @AfterEach
  void close() {
    test.close();
    assertEquals(List.of(), test.problems());
  }

  private RunSpec draft() {
    return test.bench().draft().spec().get().orElseThrow();
  }

  private void open(FxRobot robot, String section) {
    robot.interact(() ->
        robot.lookup("#setup-section-" + section).queryAs(TitledPane.class).setExpanded(true));
  }

  private void save(FxRobot robot, String name) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      robot.interact(() -> {
        test.bench().themes().apply(theme);
        Screenshots.save(
            stage.getScene().getRoot(),
            "setup-" + name + "-" + theme.name().toLowerCase(Locale.ROOT),
            1);
        return null;
      });
    }
    robot.interact(() -> test.bench().themes().apply(Theme.LIGHT));
  }

  @Test
  void opensWithASearchThatIsReadyToRun(FxRobot robot) {
    test.pumpUntil(
        () -> robot.lookup("#outlook").queryAs(Labeled.class).getText().contains("about"));
    assertTrue(draft().prompt().contains("star"));
    save(robot, "first");
  }

  @Test
  void theScheduleIsEditedByKeyAndByMouse(FxRobot robot) {
    robot.interact(() -> stage.setHeight(960));
    open(robot, "method");
    List<Generation> before = generations();
    Node third = robot.lookup(".generation").nth(2).query();
    robot.interact(third::requestFocus);
    robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.UP);
    Generation moved = generations().get(2);
    assertEquals(new Generation(before.get(2).state() + 2, before.get(2).size() + 1), moved);
    robot.drag(third.lookup(".grip")).dropBy(-120, 0);
    assertEquals(before.get(1).state(), generations().get(2).state(), "not before its parents");
    robot.drag(third.lookup(".fresh")).dropBy(0, -40);
    assertEquals(moved.size() + 10, generations().get(2).size());
    save(robot, "schedule");
    robot.interact(third::requestFocus);
    robot.type(KeyCode.DELETE);
    assertEquals(before.size() - 1, generations().size());
  }

  private List<Generation> generations() {
    EvoSearch method = (EvoSearch) draft().method();
    return ScheduleDraft.of(method, draft().steps(), 0).generations();
  }

  @Test
  void aSizeIsTypedOverTheModelsOwn(FxRobot robot) {
    robot.interact(() -> stage.setHeight(960));
    open(robot, "sampling");
    TextInputControl width = robot.lookup("#setup-width").queryTextInputControl();
    test.pumpUntil(() -> width.getPromptText().equals("64"));
    save(robot, "size");
    robot.interact(() -> {
      width.setText("96");
      robot.lookup("#setup-height").queryTextInputControl().setText("66");
      width.fireEvent(new ActionEvent());
    });
    Labeled problem = robot.lookup("#setup-problem").queryAs(Labeled.class);
    test.pumpUntil(() -> problem.getText().contains("multiples of"));
    save(robot, "size-problem");
    robot.interact(() -> {
      robot.lookup("#setup-height").queryTextInputControl().setText("64");
      width.fireEvent(new ActionEvent());
    });
    test.pumpUntil(() -> test.bench().draft().spec().get().isPresent());
    assertEquals(
        new WantedSize(OptionalInt.of(96), OptionalInt.of(64), OptionalInt.empty()),
        draft().size());
  }

  @Test
  void aPartFromAnotherFolderIsCheckedWhereItIsListed(FxRobot robot) {
    robot.interact(() -> stage.setHeight(960));
    open(robot, "advanced");
    RunSpec before = draft();
    load(robot, before, "vae=vae-kl-flux", "preview_vae=vae-tiny");
    test.pumpUntil(() -> test.bench().draft().problem().get().contains("in_channels"));
    assertEquals(
        1,
        robot.lookup(".problem").queryAll().stream()
            .filter(node -> node.isVisible() && ((Labeled) node).getText().contains("in_channels"))
            .count(),
        "under its row and nowhere else");
    save(robot, "advanced-problem");
    load(robot, before, "preview_vae=vae-tiny");
    Labeled memory = robot.lookup("#setup-memory").queryAs(Labeled.class);
    test.pumpUntil(() -> memory.getText().startsWith("Needs about"));
    robot.interact(() -> {
      choose(robot, "precision", "bf16");
      choose(robot, "partPrecision-vae", "float32");
      choose(robot, "offload", "component");
    });
    assertEquals("cpu bf16 vae=float32 offload=component", draft().device());
    test.pumpUntil(() -> memory.getText().contains("at a time"));
    save(robot, "advanced");
    robot.interact(
        () -> robot.lookup("#setup-section-advanced").queryAs(TitledPane.class).setExpanded(false));
    save(robot, "advanced-closed");
  }

  @Test
  void aPrecisionOfAPartThatIsGoneCanBeTakenBack(FxRobot robot) {
    open(robot, "advanced");
    load(robot, draft(), "preview_vae=vae-tiny");
    test.pumpUntil(() -> robot.lookup("#setup-partPrecision-preview_vae").tryQuery().isPresent());
    robot.interact(() -> choose(robot, "partPrecision-preview_vae", "float16"));
    RunSpec precise = draft();
    assertEquals("cpu preview_vae=float16", precise.device());
    robot.interact(() -> robot.lookup("#setup-removePart").queryButton().fire());
    assertEquals("cpu", draft().device());
    load(robot, precise);
    test.pumpUntil(() -> test.bench().draft().spec().get().isEmpty());
    robot.interact(() -> choose(robot, "partPrecision-preview_vae", ""));
    test.pumpUntil(() -> test.bench().draft().spec().get().isPresent());
    assertEquals("cpu", draft().device());
  }

  @SuppressWarnings("unchecked") // What the setup chooses among are texts.
  private static void choose(FxRobot robot, String field, String value) {
    robot.lookup("#setup-" + field).queryAs(ComboBox.class).setValue(value);
  }

  /** Shows a model with parts from elsewhere. */
  private void load(FxRobot robot, RunSpec before, String... parts) {
    Path reference = Path.of("..", "engine", "src", "test", "resources", "reference");
    Map<String, Path> folders = new HashMap<>();
    for (String part : parts) {
      folders.put(part.replaceFirst("=.*", ""), reference.resolve(part.replaceFirst(".*=", "")));
    }
    String model = References.model(reference.resolve("pipeline-sd21").toString(), folders);
    RunSpec spec = SetupCase.with(before, model, Optional.empty());
    robot.interact(() -> test.bench().draft().load(spec));
  }

  @Test
  void aNegativePromptThatIsNotReadCannotBeTyped(FxRobot robot) {
    robot.interact(() -> {
      stage.setHeight(960);
      test.bench().draft().load(TestBench.toySpec());
    });
    open(robot, "sampling");
    open(robot, "more");
    TextInputControl negative = robot.lookup("#setup-negative").queryTextInputControl();
    assertTrue(negative.isDisabled());
    Node guidance = robot.lookup("#setup-guidance").query();
    assertTrue(guidance.isDisabled());
    Node hint =
        robot.lookup(".facts").queryAllAs(Labeled.class).stream()
            .filter(label -> label.getText().endsWith("takes no guidance."))
            .findFirst()
            .orElseThrow();
    robot.interact(() -> stage.getScene().getRoot().layout());
    assertTrue(bounds(hint).getMinY() >= bounds(guidance).getMaxY());
    assertTrue(bounds(hint).getMaxY() <= bounds(robot.lookup("#setup-seed").query()).getMinY());
    save(robot, "unread");
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void whatDoesNotFitIsSaidBelow(FxRobot robot) {
    open(robot, "more");
    robot.interact(() -> robot.lookup("#setup-eta").queryTextInputControl().setText("2"));
    assertTrue(test.bench().draft().spec().get().isEmpty());
    assertEquals(
        "eta must lie in 0..1, not 2.0",
        robot.lookup("#setup-problem").queryAs(Labeled.class).getText());
    save(robot, "problem");
  }

  @Test
  void whatAFaultOpensIsNotRememberedAsOpen(FxRobot robot) {
    TitledPane more = robot.lookup("#setup-section-more").queryAs(TitledPane.class);
    robot.interact(() -> robot.lookup("#setup-eta").queryTextInputControl().setText("2"));
    assertTrue(more.isExpanded());
    assertEquals(Set.of(), test.bench().preferences().current().get().unfolded());
    robot.interact(() -> more.setExpanded(false));
    robot.interact(() -> more.setExpanded(true));
    assertEquals(Set.of("MORE"), test.bench().preferences().current().get().unfolded());
  }

  @Test
  void tabLeavesThePrompt(FxRobot robot) {
    TextArea prompt = robot.lookup("#setup-prompt").queryAs(TextArea.class);
    robot.interact(prompt::requestFocus);
    String before = prompt.getText();
    robot.type(KeyCode.TAB);
    assertEquals(before, prompt.getText());
    assertEquals("setup-model", stage.getScene().getFocusOwner().getId());
  }
}
