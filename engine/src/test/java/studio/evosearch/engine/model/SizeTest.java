package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import studio.evosearch.engine.Reference;

class SizeTest {
  private static final Size OWN = new Size(832, 480, 81);

  @Test
  void whatIsNotWantedIsTheModelsOwn() {
    assertEquals(OWN, WantedSize.OWN.or(OWN));
    assertEquals(new Size(768, 512, 81), wanted(768, 512).or(OWN));
    var frames = new WantedSize(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(33));
    assertEquals(new Size(832, 480, 33), frames.or(OWN));
  }

  @Test
  void saysWhatWouldFit() {
    assertEquals(
        "770 x 512: StableDiffusionPipeline makes widths and heights that are multiples of 8,"
            + " such as 768 x 512",
        message(() -> Size.picture(770, 512).inMultiplesOf(8, "StableDiffusionPipeline")));
    assertEquals(
        "32 frames: WanPipeline makes one more than a multiple of 4, such as 33",
        message(() -> new Size(832, 480, 32).inStridesOf(4, "WanPipeline")));
    assertEquals(
        "5 frames: FluxPipeline makes pictures, leave the frames out",
        message(() -> new Size(512, 512, 5).still("FluxPipeline")));
    assertEquals(
        "toy:rings draws pictures of 64 x 64 and no others; leave the size out",
        message(() -> Generators.open("toy:rings", "cpu", 1, wanted(128, 64))));
    assertEquals(
        "a size needs both its width and its height",
        message(
            () -> new WantedSize(OptionalInt.of(64), OptionalInt.empty(), OptionalInt.empty())));
  }

  @Test
  void aModelDrawsPicturesOfTheWantedSize() {
    String model = Reference.asset("models/scenes").toString();
    try (Generator generator = Generators.open(model, "cpu", 1, wanted(96, 48))) {
      GeneratorInfo info = generator.info();
      assertEquals(Size.picture(96, 48), info.size());
      assertEquals(List.of(4, 12, 24), info.latentShape());
      float[][] latents = new float[2][info.latentSize()];
      Conditioning nothing = generator.encode("", "");
      float[][] outputs = generator.denoise(nothing, 2, generator.schedule(4).timestep(0), latents);
      assertEquals(info.latentSize(), outputs[1].length);
      Picture picture = generator.decode(latents).getFirst().still();
      assertEquals(Size.picture(96, 48), Size.picture(picture.width(), picture.height()));
    }
  }

  private static WantedSize wanted(int width, int height) {
    return new WantedSize(OptionalInt.of(width), OptionalInt.of(height), OptionalInt.empty());
  }

  private static String message(Executable refused) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, refused).getMessage());
  }
}
