package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Torch;

class DecodeTilesTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 192;

  @Test
  void tilesShowThePictureThatTheWholeShows() {
    Torch.start(1);
    var vae = ModelFolder.open(Reference.asset("models/scenes")).component("vae");
    try (var network = new DeviceComponent(vae, Precision.FLOAT32, "cpu")) {
      Floats latents = network.call("encode", drawing()).getFirst();
      DecodeTiles tiles = new DecodeTiles(network, 16);
      float[] whole = network.call("decode", latents).getFirst().data();
      Floats tiled = tiles.tiled(latents);
      assertArrayEquals(new long[] {1, 3, HEIGHT, WIDTH}, tiled.shape());
      double mean = 0;
      double worst = 0;
      for (int i = 0; i < whole.length; i++) {
        double difference = Math.abs(unit(whole[i]) - unit(tiled.data()[i]));
        mean += difference / whole.length;
        worst = Math.max(worst, difference);
      }
      // In shares of the range from black to white.
      assertTrue(mean < 0.006, "mean difference " + mean);
      assertTrue(worst < 0.12, "largest difference " + worst);
    }
  }

  private static double unit(float value) {
    return Math.clamp(value / 2 + 0.5, 0, 1);
  }

  /** Three discs before a sky, in -1..1. */
  private static Floats drawing() {
    float[] values = new float[3 * HEIGHT * WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int c = 0; c < 3; c++) {
          boolean disc = Math.hypot(x - 60 - 100 * c, y - 90 - 20 * c) < 40;
          values[(c * HEIGHT + y) * WIDTH + x] = disc ? 0.8f : -0.6f + 0.8f * y / HEIGHT;
        }
      }
    }
    return new Floats(new long[] {1, 3, HEIGHT, WIDTH}, values);
  }
}
