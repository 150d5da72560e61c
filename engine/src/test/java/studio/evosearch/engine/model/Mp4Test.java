package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp4Test {
  private static final List<int[]> COLOURS =
      List.of(
          new int[] {0, 0, 0},
          new int[] {255, 255, 255},
          new int[] {128, 128, 128},
          new int[] {200, 30, 40},
          new int[] {20, 180, 60},
          new int[] {10, 40, 220});

  @ParameterizedTest
  @CsvSource({"64, 48, 16, 6", "66, 50, 23.976, 3", "832, 480, 24, 2", "8, 8, 8, 1"})
  void framesComeBackInTheirOrderAndTheirColours(int width, int height, double fps, int count)
      throws IOException {
    List<Picture> frames =
        IntStream.range(0, count).mapToObj(i -> flat(width, height, COLOURS.get(i))).toList();
    Footage back = Mp4.decode(Mp4.encode(new Footage(frames, fps)));
    assertEquals(count, back.frames().size());
    assertEquals(fps, back.framesPerSecond(), 1e-3 * fps);
    for (int i = 0; i < count; i++) {
      Picture frame = back.frames().get(i);
      assertEquals(Size.picture(width, height), Size.picture(frame.width(), frame.height()));
      for (int channel = 0; channel < 3; channel++) {
        int[] wanted = COLOURS.get(i);
        assertEquals(wanted[channel], frame.at(width / 2, height / 2, channel), 9, "frame " + i);
      }
    }
  }

  @Test
  void theSameFramesGiveTheSameBytes() {
    Footage video =
        new Footage(List.of(flat(32, 32, COLOURS.get(3)), flat(32, 32, COLOURS.get(4))), 8);
    assertEquals(Arrays.toString(Mp4.encode(video)), Arrays.toString(Mp4.encode(video)));
  }

  @Test
  void whatIsNoVideoIsRefused() {
    assertThrows(IOException.class, () -> Mp4.decode(new byte[] {1, 2, 3}));
    assertThrows(IOException.class, () -> Mp4.decode(Png.encode(flat(8, 8, COLOURS.get(1)))));
    byte[] whole = Mp4.encode(Footage.of(flat(64, 64, COLOURS.get(1))));
    assertThrows(IOException.class, () -> Mp4.decode(Arrays.copyOf(whole, whole.length / 2)));
  }

  private static Picture flat(int width, int height, int[] colour) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) colour[i % 3];
    }
    return new Picture(width, height, rgb);
  }
}
