package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Ten thousand items whose pictures come late, in the background, and only while wanted. */
@ExtendWith(ApplicationExtension.class)
class ThumbnailGridTest implements ThumbnailGrid.Source {
  private static final List<Long> MANY = LongStream.range(0, 10_000).boxed().toList();

  private final Tasks tasks = Tasks.threads(failure -> {});
  private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());
  private TestSelection selection;
  private ThumbnailGrid grid;
  private Stage stage;

  @Start
  void start(Stage opened) {
    stage = opened;
    new Themes().apply(Theme.LIGHT);
    selection = new TestSelection();
    grid = new ThumbnailGrid(this, selection);
    stage.setScene(new Scene(grid, 640, 480));
    // The stage is shared with other tests, and may be as large as they left it.
    stage.sizeToScene();
    stage.setX(0);
    stage.setY(0);
    stage.show();
    grid.show(MANY);
    grid.requestFocus();
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  @Override
  public Thumbnail look(long id) {
    return new Thumbnail("f" + id, "" + id, "Candidate " + id, List.of(), false, false);
  }

  @Override
  public String tip(long id) {
    return "";
  }

  @Override
  public void picture(long id, int pixels, BooleanSupplier wanted, Consumer<Image> done) {
    asked.add(id);
    tasks.run(
        () -> new WritableImage(8, 8),
        image -> {
          if (wanted.getAsBoolean()) {
            done.accept(image);
          }
        });
  }

  @Test
  void noCellStaysBlankWhileTenThousandAreScrolledThrough(FxRobot robot) throws TimeoutException {
    for (int page = 0; page < 20; page++) {
      robot.push(KeyCode.PAGE_DOWN).push(KeyCode.PAGE_DOWN);
      waitUntil(() -> grid.blanks() == 0);
    }
    robot.push(KeyCode.END);
    waitUntil(() -> grid.blanks() == 0);
    robot.push(KeyCode.HOME);
    waitUntil(() -> grid.blanks() == 0);
  }

  @Test
  void onlyWhatIsInViewIsAskedFor(FxRobot robot) throws TimeoutException {
    waitUntil(() -> grid.blanks() == 0);
    assertTrue(asked.size() < 60, asked.size() + " pictures were asked for");
    robot.interact(() -> grid.scrollTo(9_000));
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(asked.contains(9_000L));
    assertTrue(asked.size() < 150, asked.size() + " pictures were asked for");
  }

  @Test
  void whatIsAtTheTopStaysThereWhenOthersComeBeforeIt(FxRobot robot) {
    double before = top(robot, 5_000);
    List<Long> more = new ArrayList<>(LongStream.range(20_000, 20_500).boxed().toList());
    more.addAll(MANY);
    robot.interact(() -> grid.show(more));
    assertEquals(before, top(robot, 5_000), 1);
  }

  @Test
  void whatHasTheFocusStaysWhereItIsWhenTheOrderChanges(FxRobot robot) {
    top(robot, 5_000);
    robot.interact(() -> selection.select(List.of(5_000L)));
    double before = y(5_000);
    List<Long> shuffled = new ArrayList<>(MANY);
    Collections.shuffle(shuffled, new Random(3));
    robot.interact(() -> grid.show(shuffled));
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(before, y(5_000), 1);
    assertEquals(Set.of(5_000L), selection.ids().get());
  }

  @Test
  void whatHasTheFocusStaysInViewWhenCellsGrow(FxRobot robot) {
    top(robot, 5_000);
    robot.interact(() -> selection.select(List.of(5_000L)));
    for (int i = 0; i < 4; i++) {
      robot.interact(grid::bigger);
    }
    robot.interact(() -> stage.setWidth(420));
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(grid.inView(5_000));
  }

  @Test
  void theBeginningStaysTheBeginning(FxRobot robot) {
    List<Long> reversed = MANY.reversed();
    robot.interact(() -> grid.show(reversed));
    assertTrue(grid.inView(9_999));
    assertFalse(grid.inView(0));
  }

  @Test
  void whatStaysKeepsThePlaceWhenTheTopGoes(FxRobot robot) {
    double before = top(robot, 5_000);
    List<Long> rest = MANY.stream().filter(id -> id < 4_000 || id >= 5_000).toList();
    robot.interact(() -> grid.show(rest));
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(before, y(5_000), 1);
  }

  @Test
  void keysMoveAndExtendTheSelection(FxRobot robot) {
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.RIGHT);
    assertEquals(Set.of(1L), selection.ids().get());
    robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
    robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
    assertEquals(List.of(1L, 2L, 3L), List.copyOf(selection.ids().get()));
    robot.push(KeyCode.END);
    assertEquals(Set.of(9_999L), selection.ids().get());
    assertTrue(grid.inView(9_999));
  }

  @Test
  void clicksSelectExtendAndToggle(FxRobot robot) {
    robot.clickOn(cell(1));
    assertEquals(Set.of(1L), selection.ids().get());
    press(robot, 3, true, false);
    assertEquals(Set.of(1L, 2L, 3L), selection.ids().get());
    press(robot, 2, false, true);
    assertEquals(Set.of(1L, 3L), selection.ids().get());
  }

  @Test
  void enterAndADoubleClickOpen(FxRobot robot) {
    List<Long> opened = new ArrayList<>();
    grid.onOpen(opened::add);
    robot.doubleClickOn(cell(2));
    robot.push(KeyCode.RIGHT).push(KeyCode.ENTER);
    assertEquals(List.of(2L, 3L), opened);
  }

  /** The headless robot's mouse knows nothing of the keys that are down. */
  private void press(FxRobot robot, long id, boolean shift, boolean shortcut) {
    robot.interact(() ->
        cell(id)
            .fireEvent(
                new MouseEvent(
                    MouseEvent.MOUSE_PRESSED,
                    0,
                    0,
                    0,
                    0,
                    MouseButton.PRIMARY,
                    1,
                    shift,
                    shortcut,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null)));
  }

  @Test
  void aCellTellsInWordsWhatItShows() {
    assertEquals("Candidate 3", cell(3).getAccessibleText());
  }

  /** Scrolls so that an item is in the first row; returns how far from the top it is. */
  private double top(FxRobot robot, long id) {
    robot.interact(() -> {
      grid.scrollTo(9_999);
      grid.scrollTo(id);
    });
    WaitForAsyncUtils.waitForFxEvents();
    return y(id);
  }

  private double y(long id) {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          grid.layout();
          return cell(id).localToScene(0, 0).getY();
        });
  }

  private ThumbnailCell cell(long id) {
    return grid.lookupAll(".thumbnail-cell").stream()
        .map(ThumbnailCell.class::cast)
        .filter(c -> c.id() == id)
        .findFirst()
        .orElseThrow();
  }

  private static void waitUntil(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
  }
}
