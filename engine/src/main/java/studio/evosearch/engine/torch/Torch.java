package studio.evosearch.engine.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** libtorch in this process: started once, before anything else of this package is used. */
public final class Torch {
  private static final String CPU = "cpu";
  static final String CUDA = "cuda:";

  private static @Nullable Engine engine;
  private static volatile int threads;

  /** The threads this thread has told its OpenMP of. */
  private static final ThreadLocal<Integer> TOLD = ThreadLocal.withInitial(() -> 0);

  private Torch() {}

  /**
   * Starts libtorch, or changes the threads it computes with.
   *
   * @param threads CPU threads within one operator, 1 or more. On a machine that does other work,
   *     fewer than its cores can be faster.
   * @throws TorchException when libtorch does not load
   */
  public static synchronized void start(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("libtorch needs at least one thread, not " + threads);
    }
    engine();
    Torch.threads = threads;
    enter();
  }

  /**
   * Makes the calling thread ready to compute: libtorch keeps both settings for each thread. It
   * must not profile and recompile a script for every new shape of its inputs.
   */
  static void enter() {
    JniUtils.setGraphExecutorOptimize(false);
    int wanted = threads;
    if (wanted > 0 && TOLD.get() != wanted) {
      JniUtils.setNumThreads(wanted);
      TOLD.set(wanted);
    }
  }

  /**
   * Threads for a machine whose other work is not known: up to two cores all of them, else half,
   * since of many processors half are usually second threads of the same cores. On two idle cores
   * two threads were 1.6 times as fast as one at batch 16, for 9 % more processor time.
   */
  public static int suggestedThreads() {
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.max(Math.min(2, processors), processors / 2);
  }

  /** Whether libtorch runs in this process. */
  static synchronized boolean started() {
    return engine != null;
  }

  /** The devices of this process: {@code cpu}, and {@code cuda:N} where libtorch sees them. */
  public static List<String> devices() {
    List<String> devices = new ArrayList<>(List.of(CPU));
    for (int i = 0; i < engine().getGpuCount(); i++) {
      devices.add(CUDA + i);
    }
    return List.copyOf(devices);
  }

  /**
   * Checks that there are such devices.
   *
   * @param place as {@link Placement} reads it
   * @throws IllegalArgumentException naming those there are
   */
  public static void checkDevice(String place) {
    for (String device : Placement.parse(place).devices()) {
      // Asking for GPUs logs a warning where there is a driver of another version.
      if (!device.equals(CPU) && !devices().contains(device)) {
        throw new IllegalArgumentException(
            "no device " + device + "; this libtorch sees " + String.join(", ", devices()));
      }
    }
  }

  /** A new owner of native tensors on a device; closing it frees them. */
  static PtNDManager manager(String device) {
    engine();
    checkDevice(device);
    Device place = device.equals(CPU) ? Device.cpu() : Device.gpu(index(device));
    return (PtNDManager) NDManager.newBaseManager(place, PtEngine.ENGINE_NAME);
  }

  /** Which of the GPUs {@code cuda:N} is. */
  static int index(String device) {
    return Integer.parseInt(device.substring(CUDA.length()));
  }

  private static synchronized Engine engine() {
    if (engine == null) {
      // Read at DJL's first call: without the first it asks the network.
      System.setProperty("ai.djl.offline", "true");
      System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
      LibtorchChoice.here().apply();
      OpenMp.waitWithoutSpinning();
      try {
        engine = Engine.getEngine(PtEngine.ENGINE_NAME);
        ProcessEnd.leaveOutDestructors();
      } catch (RuntimeException | UnsatisfiedLinkError e) {
        throw new TorchException("libtorch did not load: " + e.getMessage(), e);
      }
    }
    return engine;
  }
}
