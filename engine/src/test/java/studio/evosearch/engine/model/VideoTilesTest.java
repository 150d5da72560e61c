package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.evosearch.engine.model.Volume.Axis;

class VideoTilesTest {
  /** Whatever looks at one latent place at a time gives the same in tiles and at once. */
  @ParameterizedTest
  @CsvSource({"1, 2, 3", "4, 32, 24", "5, 3, 2", "9, 34, 3", "31, 2, 2", "7, 50, 60", "33, 4, 25"})
  void tilesOfAPointwiseDecoderMakeTheWhole(int frames, int height, int width) {
    Volume latent = random(frames, height, width);
    Volume whole = nearest(latent);
    Volume tiled = decoded(latent, VideoTilesTest::nearest);
    assertEquals(whole.frames(), tiled.frames());
    assertEquals(whole.height(), tiled.height());
    assertEquals(whole.width(), tiled.width());
    for (int i = 0; i < whole.data().length; i++) {
      assertEquals(whole.data()[i], tiled.data()[i], 1e-6f);
    }
  }

  @Test
  void noTileIsLargerThanTheNetworkWasMadeFor() {
    List<Volume> tiles = new ArrayList<>();
    UnaryOperator<Volume> decoder =
        tile -> {
          tiles.add(tile);
          return nearest(tile);
        };
    new VideoTiles(decoder).decode(Volume.zeros(3, 9, 50, 60), part -> {});
    for (Volume tile : tiles) {
      assertTrue(tile.frames() <= 5 && tile.height() <= 32 && tile.width() <= 32, tile.toString());
    }
    assertEquals(3 * 3 * 3, tiles.size());
  }

  /** Each tile has a value of its own, so that the picture shows how they fade. */
  @Test
  void aTileFadesIntoTheNextOverTheirOverlap() {
    int[] count = {0};
    Volume video = decoded(Volume.zeros(3, 1, 8, 40), tile -> filled(nearest(tile), count[0]++));
    for (int x = 0; x < 320; x++) {
      float expected = x < 192 ? 0 : x < 256 ? (x - 192) / 64f : 1;
      assertEquals(expected, video.data()[x], 1e-6f, "column " + x);
    }
  }

  @Test
  void aStretchOfFramesFadesIntoTheNextOverFourOfThem() {
    int[] count = {0};
    Volume video = decoded(Volume.zeros(3, 8, 1, 1), tile -> filled(nearest(tile), count[0]++));
    assertEquals(29, video.frames());
    for (int frame = 0; frame < 29; frame++) {
      double expected =
          frame < 13
              ? 0
              : frame < 17 ? (frame - 13) / 4.0 : frame < 25 ? 1 : 1 + (frame - 25) / 4.0;
      assertEquals(expected, video.data()[video.offset(0, frame)], 1e-6, "frame " + frame);
    }
  }

  private static Volume decoded(Volume latent, UnaryOperator<Volume> decoder) {
    List<Volume> parts = new ArrayList<>();
    new VideoTiles(decoder).decode(latent, parts::add);
    return Volume.joined(parts, Axis.FRAMES);
  }

  /** Each latent place as 8 x 8 pixels of 4 frames, of the first frame as one. */
  private static Volume nearest(Volume latent) {
    int frames = latent.frames() * 4 - 3;
    int height = latent.height() * 8;
    int width = latent.width() * 8;
    Volume video = Volume.zeros(latent.channels(), frames, height, width);
    for (int c = 0; c < latent.channels(); c++) {
      for (int f = 0; f < frames; f++) {
        for (int i = 0; i < height * width; i++) {
          int row = i / width / 8;
          int place = row * latent.width() + i % width / 8;
          video.data()[video.offset(c, f) + i] =
              latent.data()[latent.offset(c, (f + 3) / 4) + place];
        }
      }
    }
    return video;
  }

  private static Volume filled(Volume volume, float value) {
    Arrays.fill(volume.data(), value);
    return volume;
  }

  private static Volume random(int frames, int height, int width) {
    Volume volume = Volume.zeros(3, frames, height, width);
    Random random = new Random(7);
    for (int i = 0; i < volume.data().length; i++) {
      volume.data()[i] = (float) random.nextGaussian();
    }
    return volume;
  }
}
