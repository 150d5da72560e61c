package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

class PngTest {
  @Test
  void pixelsComeBackExactly() throws IOException {
    for (Picture picture : List.of(noise(1, 1), noise(37, 5), noise(64, 64), gradient(50, 33))) {
      Picture read = Png.decode(Png.encode(picture));
      assertEquals(picture.width(), read.width());
      assertEquals(picture.height(), read.height());
      assertArrayEquals(picture.rgb(), read.rgb());
    }
  }

  @Test
  void textsComeBackInTheirOrder() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("parameters", "a red star\nSteps: 50, Seed: 7");
    texts.put("evosearch", "{\"prompt\":\"ein Stern über dem Meer, 星\"}");
    texts.put("empty", "");
    byte[] png = Png.encode(noise(8, 8), texts);
    assertEquals(List.copyOf(texts.entrySet()), List.copyOf(Png.texts(png).entrySet()));
    String bytes = new String(png, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertTrue(bytes.contains("tEXtparameters\0a red star\n"), "plain text for other programs");
    assertTrue(bytes.contains("iTXtevosearch\0"), "Unicode");
    assertEquals(8, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
  }

  @Test
  void theSamePictureGivesTheSameBytesAndSmoothOnesAreSmall() {
    byte[] png = Png.encode(gradient(64, 64));
    assertArrayEquals(png, Png.encode(gradient(64, 64)));
    assertTrue(png.length < 500, png.length + " bytes");
  }

  @Test
  void whatIsNoPngIsRefused() {
    byte[] png = Png.encode(gradient(64, 64), Map.of("parameters", "x"));
    assertThrows(IOException.class, () -> Png.decode(new byte[] {1, 2, 3}));
    assertThrows(IOException.class, () -> Png.texts(new byte[20]));
    assertThrows(IOException.class, () -> Png.texts(Arrays.copyOf(png, 80)));
    assertThrows(IOException.class, () -> Png.decode(Arrays.copyOf(png, 80)));
    byte[] damaged = png.clone();
    damaged[png.length - 40] ^= 1;
    assertThrows(IOException.class, () -> Png.decode(damaged));
    Picture picture = noise(2, 2);
    for (String keyword : List.of("", "x".repeat(80), "a\nb", "星")) {
      Map<String, String> texts = Map.of(keyword, "text");
      assertThrows(IllegalArgumentException.class, () -> Png.encode(picture, texts));
    }
  }

  private static Picture noise(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    NoiseStream.of(1, width, height, Purpose.SELECTION).nextBytes(rgb);
    return new Picture(width, height, rgb);
  }

  private static Picture gradient(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < rgb.length; i++) {
      int column = i / 3 % width;
      rgb[i] = (byte) (column * 3 + i % 3 * 20);
    }
    return new Picture(width, height, rgb);
  }
}
