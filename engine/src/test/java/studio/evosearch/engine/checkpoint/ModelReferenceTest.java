package studio.evosearch.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.Reference;

class ModelReferenceTest {
  @Test
  void aFolderMayNameFurtherParts() {
    ModelReference plain = ModelReference.parse("models/a#b");
    assertEquals(new ModelReference(Path.of("models/a#b"), Map.of()), plain);
    assertEquals("models/a#b", plain.toString());

    ModelReference parts = ModelReference.parse("m#vae=v#preview_vae=p=q");
    assertEquals(Map.of("vae", Path.of("v"), "preview_vae", Path.of("p=q")), parts.parts());
    assertEquals(parts, ModelReference.parse(parts.toString()));
    assertEquals("m#vae=v", parts.without(Set.of("preview_vae")).toString());
    assertEquals("m#vae=w", plain("m#vae=v").with(Map.of("vae", Path.of("w"))).toString());
    assertTrue(plain("m#vae=v").absolute().parts().values().iterator().next().isAbsolute());
  }

  @Test
  void aPartIsTakenFromTheOtherFolder() {
    Path other = Reference.path("vae-tiny");
    ModelFolder folder = plain(Reference.path("pipeline-sd21") + "#vae=" + other).open();
    assertEquals("AutoencoderTiny", folder.component("vae").className());
    assertEquals("UNet2DConditionModel", folder.component("unet").className());
    String pipeline = Reference.path("pipeline-sd21").toString();
    ModelReference wrong = plain(pipeline + "#vae=" + pipeline);
    String message = assertThrows(CheckpointException.class, wrong::open).getMessage();
    assertTrue(message.contains("vae: expected the folder of one model, found a"), message);
  }

  private static ModelReference plain(String text) {
    return ModelReference.parse(text);
  }
}
