package studio.evosearch.engine.analysis;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Not a test: how long maps take and how far their neighbours are neighbours. Prints for clusters
 * of 1,000 x 50, 3,000 x 50 and 5,000 x 50 values, and for the principal components of 3,000 x
 * 4,096, wall and processor seconds, the second of two rounds, and trustworthiness. Optional
 * argument: a folder, into which the 50 values go as FILE.f64 (little-endian doubles) for other
 * programs to map.
 */
final class MapBench {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final int CLUSTERS = 10;

  private MapBench() {}

  public static void main(String[] arguments) throws IOException {
    for (int n : List.of(1_000, 3_000, 5_000)) {
      float[][] rows = clusters(n, 50);
      if (arguments.length > 0) {
        write(rows, Path.of(arguments[0]).resolve("clusters-" + n + ".f64"));
      }
      Gram truth = Gram.of(FeatureTable.of(rows), Watcher.NONE);
      Places[] map = new Places[1];
      String time = timed(() -> map[0] = TSneTest.map(rows, new TSne.Course(1000, 250, 12)));
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = map[0].x()[i];
        y[i] = map[0].y()[i];
      }
      System.out.printf(
          Locale.ROOT,
          "t-SNE of %d x 50: %s, trustworthiness of 12 neighbours %.4f%n",
          n,
          time,
          Trustworthiness.of(truth, x, y, 12));
    }
    float[][] latents = clusters(3_000, 4_096);
    Gram[] gram = new Gram[1];
    String products = timed(() -> gram[0] = Gram.of(FeatureTable.of(latents), Watcher.NONE));
    System.out.println("inner products of 3000 x 4096: " + products);
    System.out.println(
        "their 50 leading components: "
            + timed(() -> PrincipalComponents.of(gram[0], 50, Watcher.NONE)));
  }

  /** The second of two rounds. */
  private static String timed(Runnable work) {
    work.run();
    long begin = System.nanoTime();
    long cpu = SYSTEM.getProcessCpuTime();
    work.run();
    return String.format(
        Locale.ROOT,
        "%.2f s, %.2f s of processor",
        (System.nanoTime() - begin) / 1e9,
        (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
  }

  private static float[][] clusters(int n, int width) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] centres = new float[CLUSTERS][width];
    for (float[] centre : centres) {
      for (int c = 0; c < width; c++) {
        centre[c] = (float) random.nextGaussian(0, 2);
      }
    }
    float[][] rows = new float[n][width];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < width; c++) {
        rows[i][c] = (float) (centres[i % CLUSTERS][c] + random.nextGaussian());
      }
    }
    return rows;
  }

  private static void write(float[][] rows, Path file) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(rows.length * rows[0].length * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float value : row) {
        bytes.putDouble(value);
      }
    }
    Files.write(file, bytes.array());
  }
}
