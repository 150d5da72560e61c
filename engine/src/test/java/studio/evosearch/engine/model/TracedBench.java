package studio.evosearch.engine.model;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.ForeignModule;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Torch;

/**
 * Not a test: the bundled model's UNet as the program writes it against the same network traced by
 * PyTorch, which {@code assets/make/trace_unet.py} does. Environment: TRACED, its file, and ROWS,
 * the rows that it was traced for. Prints the largest difference of the two outputs, and the
 * processor time of a call with one thread, the two called in turns for twenty seconds.
 */
final class TracedBench {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final long SECONDS = 20;

  private TracedBench() {}

  public static void main(String... none) {
    int rows = Integer.parseInt(System.getenv("ROWS"));
    Torch.start(1);
    ModelFolder model = ModelFolder.open(Reference.asset("models/scenes"));
    try (var ours = new DeviceComponent(model.component("unet"), Precision.FLOAT32, "cpu");
        var traced = new ForeignModule(Path.of(System.getenv("TRACED")), "cpu")) {
      Floats latents = random(rows, 4, 16, 16);
      Floats hidden = random(rows, 24, 128);
      Floats one = filled(1, 500);
      Floats each = filled(rows, 500);
      float[] expected = traced.call(latents, each, hidden).data();
      float[] found = ours.call("forward", latents, one, hidden).getFirst().data();
      double difference = 0;
      for (int i = 0; i < expected.length; i++) {
        difference = Math.max(difference, Math.abs(expected[i] - found[i]));
      }
      double[] milliseconds = new double[2];
      int turns = 0;
      long end = System.nanoTime() + SECONDS * 1_000_000_000L;
      while (System.nanoTime() < end) {
        milliseconds[0] += cost(() -> ours.call("forward", latents, one, hidden));
        milliseconds[1] += cost(() -> traced.call(latents, each, hidden));
        turns++;
      }
      System.out.printf(
          Locale.ROOT,
          "%d rows: largest difference %.1e; script %.2f ms, traced %.2f ms, ratio %.3f%n",
          rows,
          difference,
          milliseconds[0] / turns,
          milliseconds[1] / turns,
          milliseconds[0] / milliseconds[1]);
    }
  }

  private static Floats random(int... shape) {
    long[] extents = new long[shape.length];
    int size = 1;
    for (int i = 0; i < shape.length; i++) {
      extents[i] = shape[i];
      size *= shape[i];
    }
    Random random = new Random(1);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Floats(extents, values);
  }

  private static Floats filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return new Floats(new long[] {size}, values);
  }

  /** Milliseconds of processor time of a call, over ten. */
  private static double cost(Runnable call) {
    long begin = SYSTEM.getProcessCpuTime();
    for (int i = 0; i < 10; i++) {
      call.run();
    }
    return (SYSTEM.getProcessCpuTime() - begin) / 1e7;
  }
}
