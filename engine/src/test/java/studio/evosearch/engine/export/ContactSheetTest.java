package studio.evosearch.engine.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.export.ContactSheet.Cell;
import studio.evosearch.engine.export.ContactSheet.Row;
import studio.evosearch.engine.model.Picture;

class ContactSheetTest {
  @Test
  void everyPictureIsThereWholeAndUndistorted() {
    List<Cell> cells =
        IntStream.range(0, 10).mapToObj(i -> cell(plain(20, 10, i), "c" + i, false)).toList();
    Picture sheet = new ContactSheet("title", "", List.of(new Row("generation 0", cells))).draw();
    // 20 x 10 grows eightfold to 160 x 80; eight columns, the rest below.
    assertEquals(2 * 32 + 8 * 160 + 7 * 14, sheet.width());
    for (int i = 0; i < 10; i++) {
      assertEquals(160 * 80, count(sheet, i), "pixels of picture " + i);
    }
  }

  @Test
  void largePicturesShrinkToTheCell() {
    Cell large = cell(plain(1024, 768, 1), "large", false);
    Picture sheet = new ContactSheet("", "", List.of(new Row("", List.of(large)))).draw();
    assertEquals(320 * 240, count(sheet, 1));
  }

  @Test
  void markedCellsHaveAFrame() {
    Picture plain = one(cell(plain(160, 160, 1), "", false));
    Picture marked = one(cell(plain(160, 160, 1), "", true));
    assertEquals(0, count(plain, 0xD9, 0x54, 0x1E));
    int frame = count(marked, 0xD9, 0x54, 0x1E);
    assertTrue(frame > 4 * 160 && frame < 4 * 170 * 3, "frame of " + frame + " pixels");
  }

  @Test
  void longTextsAreWrappedOrCut() {
    List<Row> rows =
        List.of(new Row("", List.of(cell(plain(16, 16, 1), "caption ".repeat(40), false))));
    Picture brief = new ContactSheet("short", "", rows).draw();
    Picture wordy = new ContactSheet("word ".repeat(100), "", rows).draw();
    assertEquals(brief.width(), wordy.width());
    assertTrue(wordy.height() > brief.height() + 50, "the title takes more lines");
    List<Integer> right = new ArrayList<>();
    for (int y = 0; y < wordy.height(); y++) {
      right.add(wordy.at(wordy.width() - 10, y, 0));
    }
    assertEquals(List.of(0xFA), right.stream().distinct().toList(), "the margin stays empty");
  }

  @Test
  void theSameSheetGivesTheSamePixels() {
    Cell cell = cell(plain(64, 64, 3), "reward 0.5", true);
    assertArrayEquals(one(cell).rgb(), one(cell).rgb());
  }

  @Test
  void anEmptySheetIsRefused() {
    List<Row> rows = List.of(new Row("nothing", List.of()));
    assertThrows(IllegalArgumentException.class, () -> new ContactSheet("", "", rows));
  }

  @Test
  void everyPictureIsAskedForOnce() {
    List<Integer> asked = new ArrayList<>();
    List<Cell> cells =
        IntStream.range(0, 3).mapToObj(i -> new Cell(() -> asked(asked, i), "", false)).toList();
    ContactSheet sheet = new ContactSheet("", "", List.of(new Row("", cells)));
    assertEquals(List.of(), asked, "before it is drawn");
    sheet.draw();
    assertEquals(List.of(0, 1, 2), asked);
  }

  private static Picture asked(List<Integer> asked, int i) {
    asked.add(i);
    return plain(16, 16, i);
  }

  private static Cell cell(Picture picture, String caption, boolean marked) {
    return new Cell(() -> picture, caption, marked);
  }

  private static Picture one(Cell cell) {
    return new ContactSheet("t", "s", List.of(new Row("r", List.of(cell)))).draw();
  }

  /** A colour that neither text nor frame has. */
  private static Picture plain(int width, int height, int index) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) index;
      rgb[i + 1] = (byte) 200;
      rgb[i + 2] = (byte) 40;
    }
    return new Picture(width, height, rgb);
  }

  private static int count(Picture picture, int index) {
    return count(picture, index, 200, 40);
  }

  private static int count(Picture picture, int red, int green, int blue) {
    int count = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        boolean same =
            picture.at(x, y, 0) == red
                && picture.at(x, y, 1) == green
                && picture.at(x, y, 2) == blue;
        count += same ? 1 : 0;
      }
    }
    return count;
  }
}
