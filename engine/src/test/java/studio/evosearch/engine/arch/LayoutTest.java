package studio.evosearch.engine.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.script.LayoutException;
import studio.evosearch.engine.script.Script;

/** Scripts for the layouts of real checkpoints, by names and shapes alone. */
class LayoutTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stable-diffusion-v1-5__unet",
        "stable-diffusion-2-1__unet",
        "stable-diffusion-xl-base-1.0__unet",
        "stable-diffusion-xl-base-1.0__text_encoder_2",
        "stable-diffusion-3-medium__transformer",
        "FLUX.1-dev__transformer",
        "FLUX.1-schnell__transformer",
        "FLUX.1-dev__text_encoder_2",
        "stable-diffusion-v1-5__text_encoder",
        "stable-diffusion-2-1__text_encoder",
        "stable-diffusion-2-1__vae",
        "FLUX.1-dev__vae",
        "taesd",
        "taef1",
        "clip-vit-large-patch14",
        "PickScore_v1",
        "HPSv2.1",
        "ImageReward",
        "laion-aesthetic-v2",
        "Wan2.1-T2V-1.3B__transformer",
        "Wan2.1-T2V-14B__transformer",
        "Wan2.1-T2V__text_encoder",
        "Wan2.1-T2V__vae",
        "HunyuanVideo__transformer",
        "HunyuanVideo__vae"
      })
  void aScriptUsesExactlyTheTensorsOfARealCheckpoint(String name) {
    Component component = Component.layout(Reference.path("layouts/" + name + ".json"));
    Script script = Architectures.script(component);
    var used = new TreeSet<String>();
    script.methods().forEach(m -> used.addAll(m.weights()));
    var all = new TreeSet<>(component.requiredWeights().tensors().keySet());
    all.remove("encoder.embed_tokens.weight"); // in T5's layouts shared.weight once more
    assertEquals(all, used);
    assertEquals(List.of(), script.unused());
    // libtorch compiles longer scripts more slowly than in proportion.
    long lines = script.source().lines().count();
    assertTrue(lines < 5000, name + " takes " + lines + " lines");
  }

  @Test
  void aMissingTensorIsNamedWithItsFile() throws IOException {
    Path file = edited("stable-diffusion-2-1__unet", "mid_block.resnets.0.conv1.bias", "renamed");
    Script script = Architectures.script(Component.layout(file)); // a bias may be missing
    assertEquals(List.of("renamed"), script.unused());

    Path broken =
        edited("stable-diffusion-2-1__unet", "mid_block.resnets.0.conv1.weight", "renamed");
    var e =
        assertThrows(LayoutException.class, () -> Architectures.script(Component.layout(broken)));
    assertTrue(e.toString().contains("no tensor mid_block.resnets.0.conv1.weight"), e.toString());
    assertTrue(e.toString().contains(broken.getFileName().toString()), e.toString());
    assertTrue(e.toString().contains("UNet2DConditionModel"), e.toString());
  }

  @Test
  void aTensorOfTheWrongRankIsNamed() throws IOException {
    Path file =
        edited(
            "taesd",
            "\"encoder.layers.0.weight\":[64,3,3,3]",
            "\"encoder.layers.0.weight\":[64,3]");
    var e = assertThrows(LayoutException.class, () -> Architectures.script(Component.layout(file)));
    assertTrue(e.toString().contains("encoder.layers.0.weight has shape [64, 3]"), e.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"class_embed_type\": \"timestep\"",
        "\"addition_embed_type\": \"image\"",
        "\"time_embedding_type\": \"fourier\"",
        "\"only_cross_attention\": true",
        "\"resnet_time_scale_shift\": \"scale_shift\"",
        "\"mid_block_type\": \"UNetMidBlock2D\""
      })
  void anUnsupportedFieldOfAUNetIsRefusedByName(String field) throws IOException {
    Path file = withField("stable-diffusion-v1-5__unet", field);
    var e =
        assertThrows(CheckpointException.class, () -> Architectures.script(Component.layout(file)));
    String name = field.substring(1, field.indexOf('"', 1));
    assertTrue(e.toString().contains(name), e.toString());
    assertTrue(e.toString().contains(file.getFileName().toString()), e.toString());
  }

  @Test
  void anUnknownClassIsRefusedWithTheListOfKnownOnes() throws IOException {
    Path file = edited("taesd", "AutoencoderTiny", "AutoencoderHuge");
    var e =
        assertThrows(CheckpointException.class, () -> Architectures.script(Component.layout(file)));
    assertTrue(e.toString().contains("AutoencoderHuge"), e.toString());
    for (String known : Architectures.supported()) {
      assertTrue(e.toString().contains(known), e.toString());
    }
  }

  private Path edited(String layout, String from, String to) throws IOException {
    String text = Files.readString(Reference.path("layouts/" + layout + ".json"));
    assertTrue(text.contains(from), from);
    return Files.writeString(Files.createTempFile(folder, layout, ".json"), text.replace(from, to));
  }

  /** Sets a field of the config: a later field of the same name wins. */
  private Path withField(String layout, String field) throws IOException {
    String name = field.substring(0, field.indexOf(':') + 1);
    String text = Files.readString(Reference.path("layouts/" + layout + ".json"));
    assertTrue(text.contains(name), name);
    return Files.writeString(
        Files.createTempFile(folder, layout, ".json"),
        text.replaceFirst(name + " *(\"\\w+\"|\\w+)", field));
  }
}
