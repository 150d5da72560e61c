package studio.evosearch.engine.model;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Torch;

/**
 * Not a test: what {@link Generator#denoise} costs above the bare network. Prints, for batches and
 * threads, milliseconds of this process' CPU time an NFE of the bundled model at guidance 4 (two
 * network evaluations), through the generator and through its script module alone, and how long
 * opening takes. Optional argument: seconds a measurement (5).
 */
final class DenoiserBench {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private DenoiserBench() {}

  public static void main(String[] arguments) {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
    String folder = Reference.asset("models/scenes").toString();
    long start = System.nanoTime();
    Torch.start(1);
    print("libtorch started", start);
    start = System.nanoTime();
    try (Generator generator = Generators.open(folder, "cpu", 1, WantedSize.OWN);
        var unet =
            new DeviceComponent(
                ModelFolder.open(Reference.asset("models/scenes")).component("unet"),
                Precision.FLOAT32,
                "cpu")) {
      print("model opened", start);
      start = System.nanoTime();
      Conditioning conditioning = generator.encode("a large red star at night", "");
      print("prompt encoded, first call", start);
      start = System.nanoTime();
      float[] noise = new float[generator.info().latentSize()];
      generator.denoise(conditioning, 4, 500, new float[][] {noise});
      print("denoised, first call", start);
      start = System.nanoTime();
      generator.decode(new float[][] {noise});
      print("decoded, first call", start);
      System.out.println("threads batch  generator ms/NFE  network ms/NFE  ratio");
      for (int threads : List.of(1, 2)) {
        Torch.start(threads);
        for (int batch : List.of(1, 4, 16)) {
          compare(generator, unet, conditioning, threads, batch, seconds);
        }
      }
    }
  }

  /** Both in turns, so that what else the machine does falls on both. */
  private static void compare(
      Generator generator,
      DeviceComponent unet,
      Conditioning conditioning,
      int threads,
      int batch,
      double seconds) {
    float[][] latents = new float[batch][generator.info().latentSize()];
    Floats sample = new Floats(new long[] {2L * batch, 4, 16, 16}, new float[2 * batch * 1024]);
    HostTensor text = conditioning.tensors().values().iterator().next();
    long[] shape = {2L * batch, text.shape()[1], text.shape()[2]};
    float[] texts = new float[2 * batch * text.data().length];
    for (int i = 0; i < 2 * batch; i++) {
      System.arraycopy(text.data(), 0, texts, i * text.data().length, text.data().length);
    }
    Floats hidden = new Floats(shape, texts);
    Floats timestep = new Floats(new long[] {1}, new float[] {500});
    Runnable through = () -> generator.denoise(conditioning, 4, 500, latents);
    Runnable bare = () -> unet.call("forward", sample, timestep, hidden);
    int rounds = 5; // the clock of CPU time may tick in 10 ms
    double[] a = new double[rounds];
    double[] b = new double[rounds];
    double[] ratio = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      a[i] = cpuMillis(through, seconds / rounds) / batch;
      b[i] = cpuMillis(bare, seconds / rounds) / batch;
      ratio[i] = a[i] / b[i];
    }
    System.out.printf(
        Locale.ROOT,
        "%7d %5d %17.2f %15.2f %6.3f%n",
        threads,
        batch,
        median(a),
        median(b),
        median(ratio));
  }

  private static double cpuMillis(Runnable call, double seconds) {
    call.run();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long start = SYSTEM.getProcessCpuTime();
    int calls = 0;
    do {
      call.run();
      calls++;
    } while (System.nanoTime() < end);
    return (SYSTEM.getProcessCpuTime() - start) / 1e6 / calls;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String what, long since) {
    System.out.printf(Locale.ROOT, "%s: %.0f ms%n", what, (System.nanoTime() - since) / 1e6);
  }
}
