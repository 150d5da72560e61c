package studio.evosearch.app.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
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
import studio.evosearch.engine.export.CandidatePicture;
import studio.evosearch.engine.pack.Packing;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunHandle;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunStore;

@ExtendWith(ApplicationExtension.class)
class LibraryViewTest {
  @TempDir Path home;

  private Stage stage;
  private TestBench test;

  @Start
  void start(Stage opened) {
    stage = opened;
    test = TestBench.window(home);
    test.bench().themes().apply(Theme.LIGHT);
    StackPane root = new StackPane(new LibraryView(test.bench()));
    DropZone.install(root, test.bench());
    Scene scene = new Scene(root, 310, 700);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, test.bench().actions()::handle);
    stage.setScene(scene);
    // The stage is shared with other tests, and may be as large as they left it.
    stage.sizeToScene();
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private ListView<LibraryRun> runs(FxRobot robot) {
    return robot.lookup("#library-runs").query();
  }

  private ListView<RunHandle> queue(FxRobot robot) {
    return robot.lookup("#library-queue").query();
  }

  private void save(FxRobot robot, Window window, String name) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      robot.interact(() -> test.bench().themes().apply(theme));
      robot.interact(() -> {
        String suffix = theme.name().toLowerCase(java.util.Locale.ROOT);
        Screenshots.save(window.getScene().getRoot(), "library-" + name + "-" + suffix, 1);
        return null;
      });
    }
    robot.interact(() -> test.bench().themes().apply(Theme.LIGHT));
  }

  @Test
  void anEmptyLibrarySaysWhatWillBeInIt(FxRobot robot) {
    test.pumpUntil(
        () -> runs(robot).getPlaceholder() instanceof Label l && l.getText().startsWith("Your"));
    save(robot, stage, "empty");
  }

  @Test
  void runsAreListedOpenedTrashedAndBroughtBack(FxRobot robot) throws IOException {
    Path first = test.run(TestBench.toySpec());
    Path second = test.run(TestBench.bestOf(4));
    Files.createDirectories(home.resolve("runs").resolve("broken.evorun"));
    robot.interact(() -> test.session().start(TestBench.toySpec(), true, this::holdAfterOne));
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.PAUSED)));
    robot.interact(() -> test.session().post(new RunCommand.Stop(RunCommand.When.NOW)));
    test.pumpUntil(() -> runs(robot).getItems().size() == 4 && resumable(robot) == 1);
    robot.interact(() -> runs(robot).requestFocus());
    save(robot, stage, "runs");

    robot.interact(() -> select(robot, first));
    robot.interact(() -> runs(robot).requestFocus());
    save(robot, stage, "selected");
    robot.type(KeyCode.ENTER);
    assertEquals(Optional.of(first), test.session().folder().get());
    robot.interact(() -> select(robot, second));
    robot.type(KeyCode.DELETE);
    test.pumpUntil(() -> runs(robot).getItems().size() == 3);
    assertFalse(Files.exists(second));
    robot.interact(
        () -> test.bench().notices().all().getFirst().remedy().orElseThrow().run().run());
    test.pumpUntil(() -> runs(robot).getItems().size() == 4);
    assertTrue(Files.exists(second));

    robot.clickOn(robot.lookup(".resume").match(Node::isVisible).queryAs(Button.class));
    test.pumpUntil(() -> resumable(robot) == 0);
    assertEquals(List.of(), test.problems());
  }

  private void holdAfterOne(RunHandle handle) {
    handle.post(new RunCommand.Step(Boundary.GENERATION));
  }

  private long resumable(FxRobot robot) {
    return runs(robot).getItems().stream().filter(LibraryRun::resumable).count();
  }

  private void select(FxRobot robot, Path run) {
    ListView<LibraryRun> list = runs(robot);
    list.getSelectionModel().clearSelection();
    list.getItems().stream()
        .filter(r -> r.folder().equals(run))
        .forEach(list.getSelectionModel()::select);
  }

  @Test
  void theSelectionStaysWhileRunsArrive(FxRobot robot) {
    Path first = test.run(TestBench.toySpec());
    test.pumpUntil(() -> runs(robot).getItems().size() == 1);
    robot.interact(() -> select(robot, first));
    test.run(TestBench.bestOf(4));
    test.pumpUntil(() -> runs(robot).getItems().size() == 2);
    robot.interact(() ->
        assertEquals(
            List.of(first),
            runs(robot).getSelectionModel().getSelectedItems().stream()
                .map(LibraryRun::folder)
                .toList()));
  }

  @Test
  void waitingRunsAreReorderedByKeysAndByMouse(FxRobot robot) {
    robot.interact(() -> test.session().start(TestBench.toySpec(), true, this::holdAfterOne));
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.PAUSED)));
    for (int n = 2; n <= 4; n++) {
      int count = n;
      robot.interact(() -> test.session().start(TestBench.bestOf(count), false));
      test.pumpUntil(() -> queue(robot).getItems().size() == count - 1);
    }
    List<RunHandle> before = List.copyOf(queue(robot).getItems());
    robot.interact(() -> queue(robot).getSelectionModel().select(2));
    save(robot, stage, "queue");
    robot.interact(() -> queue(robot).requestFocus());
    robot.push(KeyCode.ALT, KeyCode.UP);
    assertEquals(List.of(before.get(0), before.get(2), before.get(1)), queue(robot).getItems());
    assertEquals(before.get(2), queue(robot).getSelectionModel().getSelectedItem());

    Drags drag = new Drags(Map.of(WaitingCell.WAITING, before.get(1).folder().toString()));
    robot.interact(() -> drag.over(cell(robot, 0)));
    assertEquals(Optional.of(TransferMode.MOVE), drag.accepted());
    robot.interact(() -> drag.drop(cell(robot, 0)));
    assertEquals(List.of(before.get(1), before.get(0), before.get(2)), queue(robot).getItems());
    robot.interact(() -> test.bench().actions().run("queue.remove"));
    test.pumpUntil(() -> queue(robot).getItems().size() == 2);
    assertEquals(List.of(), test.problems());
  }

  private static Node cell(FxRobot robot, int index) {
    return robot
        .from(robot.lookup("#library-queue"))
        .lookup((WaitingCell cell) -> cell.getIndex() == index)
        .query();
  }

  @Test
  void aDroppedPackIsUnpackedAndItsRunShown(FxRobot robot) throws IOException {
    Path run = test.run(TestBench.bestOf(4));
    Path pack = home.resolve("shared.evopack");
    Packing.pack(run, pack, (done, all) -> {});
    Drags drag = new Drags(Map.of(DataFormat.FILES, List.of(pack.toFile())));
    robot.interact(() -> drag.over(runs(robot)));
    assertEquals(Optional.of(TransferMode.COPY), drag.accepted());
    save(robot, stage, "drop-pack");
    robot.interact(() -> drag.drop(runs(robot)));
    test.pumpUntil(() -> runs(robot).getItems().size() == 2);
    Path back = run.resolveSibling("toy-rings-2.evorun");
    assertEquals(Optional.of(back), test.session().folder().get());
    robot.interact(() -> select(robot, back));
    assertTrue(test.bench().actions().find("library.pack").orElseThrow().enabled().get());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void aDroppedPictureShowsItsSettingsAndOpensItsRun(FxRobot robot) throws IOException {
    Path run = test.run(TestBench.toySpec());
    robot.interact(() -> test.bench().draft().set(TestBench.bestOf(4)));
    robot.interact(() -> test.session().showNone());
    Path picture = home.resolve("picture.png");
    try (RunStore store = RunStore.read(run)) {
      Files.write(picture, CandidatePicture.png(store, RunReport.of(store), 2));
    }
    Drags drag = new Drags(Map.of(DataFormat.FILES, List.of(picture.toFile())));
    robot.interact(() -> drag.over(runs(robot)));
    assertEquals(Optional.of(TransferMode.COPY), drag.accepted());
    save(robot, stage, "drop");
    robot.interact(() -> drag.drop(runs(robot)));
    assertFalse(robot.lookup(".drop-overlay").query().isVisible());
    test.pumpUntil(() -> Window.getWindows().size() == 2);
    Window dialog = Window.getWindows().getLast();
    test.pumpUntil(() -> !robot.lookup("Open its run").queryButton().isDisabled());
    save(robot, dialog, "offer");
    robot.interact(robot.lookup("Open its run").queryButton()::fire);
    test.pumpUntil(() -> test.session().folder().get().equals(Optional.of(run)));
    assertEquals(Optional.of(2L), test.session().selection().focus().get());
    assertEquals(List.of(), test.problems());
  }
}
