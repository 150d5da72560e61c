package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.model.Picture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PillowResizeTest {
  @Test
  void everyByteIsPillows() throws IOException {
    JsonNode vectors =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(Reference.path("pillow-bicubic.json")));
    int cases = 0;
    for (JsonNode c : vectors.required("cases")) {
      Picture picture = picture(number(c, "width"), number(c, "height"), number(c, "seed"));
      Picture resized =
          PillowResize.bicubic(picture, number(c, "newWidth"), number(c, "newHeight"));
      assertArrayEquals(
          Base64.getDecoder().decode(c.required("rgb").stringValue()), resized.rgb(), c.toString());
      cases++;
    }
    assertEquals(5, cases);
  }

  private static int number(JsonNode node, String field) {
    return node.required(field).intValue();
  }

  private static Picture picture(int width, int height, int seed) {
    byte[] rgb = new byte[width * height * 3];
    long state = seed;
    for (int i = 0; i < rgb.length; i++) {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      rgb[i] = (byte) (state >> 16);
    }
    return new Picture(width, height, rgb);
  }
}
