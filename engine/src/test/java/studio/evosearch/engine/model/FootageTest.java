package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FootageTest {
  @Test
  void aPictureIsItsOwnStill() {
    Footage picture = Footage.of(frame(7));
    assertFalse(picture.isVideo());
    assertEquals(7, shade(picture.still()));
    assertEquals(1, picture.spread(5).size());
  }

  @Test
  void theStillIsTheMiddleFrameAndAmongThoseSpreadEvenly() {
    for (int frames : new int[] {2, 5, 6, 33, 34, 81}) {
      Footage video = video(frames);
      assertTrue(video.isVideo());
      assertTrue(video.spread(5).contains(video.still()), frames + " frames");
    }
    assertEquals(List.of(3, 9, 16, 23, 29), shades(video(33).spread(5)));
    assertEquals(List.of(0, 1, 2, 3), shades(video(4).spread(5)));
  }

  @Test
  void refusesFramesThatDoNotBelongTogether() {
    assertThrows(IllegalArgumentException.class, () -> new Footage(List.of(), 8));
    assertThrows(IllegalArgumentException.class, () -> new Footage(List.of(frame(1), frame(2)), 0));
    Picture wide = new Picture(2, 1, new byte[6]);
    assertEquals(
        "a frame of 2 x 1 after one of 1 x 1",
        assertThrows(IllegalArgumentException.class, () -> new Footage(List.of(frame(1), wide), 8))
            .getMessage());
  }

  private static Footage video(int frames) {
    return new Footage(IntStream.range(0, frames).mapToObj(FootageTest::frame).toList(), 8);
  }

  private static Picture frame(int shade) {
    return new Picture(1, 1, new byte[] {(byte) shade, 0, 0});
  }

  private static int shade(Picture picture) {
    return picture.at(0, 0, 0);
  }

  private static List<Integer> shades(List<Picture> pictures) {
    return pictures.stream().map(FootageTest::shade).toList();
  }
}
