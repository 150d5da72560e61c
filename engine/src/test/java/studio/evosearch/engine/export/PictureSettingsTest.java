package studio.evosearch.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;

class PictureSettingsTest {
  @Test
  void aPngCarriesThemInBothForms() throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("Steps", "50");
    settings.put("Sampler", "eta 0@0,1@20");
    settings.put("CFG scale", "4");
    String json = "{\"seed\":7}";
    PictureSettings given = new PictureSettings("a red star", "blur", settings, json);
    byte[] png = Png.encode(new Picture(1, 1, new byte[3]), given.texts());
    Map<String, String> texts = Png.texts(png);
    assertEquals(
        """
        a red star
        Negative prompt: blur
        Steps: 50, Sampler: "eta 0@0,1@20", CFG scale: 4\
        """,
        texts.get(PictureSettings.PARAMETERS));
    assertEquals(json, texts.get(PictureSettings.EVOSEARCH));
  }

  @Test
  void withoutANegativePromptThereIsNoLineForIt() {
    PictureSettings given = new PictureSettings("p", "", Map.of("Seed", "1"), "{}");
    assertEquals("p\nSeed: 1", given.texts().get(PictureSettings.PARAMETERS));
  }
}
