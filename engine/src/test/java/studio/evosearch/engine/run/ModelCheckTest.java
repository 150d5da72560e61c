package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.model.TinyVideoPipelines;
import studio.evosearch.engine.model.WantedSize;

class ModelCheckTest {
  @TempDir Path folder;

  private static ModelCheck check(Path model, String place, Map<String, Path> parts) {
    return ModelCheck.of(References.model(model.toString(), parts), place, WantedSize.OWN, 7.5);
  }

  private static Path sd21() {
    return Reference.path("pipeline-sd21");
  }

  @Test
  void aModelsNetworksAreNamedAndWhatTheyTake() throws IOException {
    ModelCheck pictures = check(sd21(), "cpu", Map.of());
    assertEquals(List.of("text_encoder", "unet", "vae"), sorted(pictures));
    assertFalse(pictures.videos());
    assertEquals(GuidanceKind.CLASSIFIER_FREE, pictures.guidance());
    assertTrue(pictures.memory().orElseThrow().needed() > 0);
    assertTrue(pictures.memory().orElseThrow().together());
    assertTrue(check(TinyVideoPipelines.wan(folder.resolve("wan")), "cpu", Map.of()).videos());
  }

  private static List<String> sorted(ModelCheck check) {
    return check.parts().stream().sorted().toList();
  }

  @Test
  void onePartAtATimeNeedsLessThanAll() {
    ModelCheck.Memory all = check(sd21(), "cpu bf16", Map.of()).memory().orElseThrow();
    ModelCheck.Memory one =
        check(sd21(), "cpu bf16 offload=component", Map.of()).memory().orElseThrow();
    assertFalse(one.together());
    assertTrue(one.needed() < all.needed());
  }

  @Test
  void aPartThatFitsIsOneOfTheNetworks() {
    ModelCheck check = check(sd21(), "cpu", Map.of("preview_vae", Reference.path("vae-tiny")));
    assertEquals(List.of("preview_vae", "text_encoder", "unet", "vae"), sorted(check));
    assertEquals(Map.of(), check.misfits());
  }

  @Test
  void eachPartThatDoesNotFitIsToldOfWithFileAndField() {
    Path flux = Reference.path("vae-kl-flux");
    ModelCheck check =
        check(
            sd21(),
            "cpu preview_vae=bf16",
            Map.of("vae", flux, "preview_vae", Reference.path("vae-tiny"), "text_encoder", folder));
    assertEquals(Set.of("vae", "text_encoder"), check.misfits().keySet());
    assertTrue(
        check.misfits().getOrDefault("text_encoder", "").contains(folder.toString()),
        check.toString());
    assertTrue(check.misfits().getOrDefault("vae", "").contains("channels"), check.toString());
    assertEquals(List.of("text_encoder", "unet", "vae"), sorted(check));
    assertEquals(Optional.empty(), check.memory());
  }

  @Test
  void aFolderThatIsNoModelIsRefused() {
    assertThrows(CheckpointException.class, () -> check(folder, "cpu", Map.of()));
  }
}
