package studio.evosearch.engine.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;

/** How fast a device multiplies large matrices: what a network's speed can be measured by. */
public final class MatrixSpeed {
  private static final String SOURCE =
      """
      class M(Module):
        __parameters__ = []
        __buffers__ = []
        def run(self: __torch__.M, n: int, type: int, device: str, times: int) -> Tensor:
          a = torch.to(torch.rand([n, n], dtype=6, layout=None, device=torch.device(device), pin_memory=None), type)
          c = a
          for i in range(times):
            c = torch.matmul(a, a)
          return torch.to(torch.sum(torch.to(c, 6)), torch.device("cpu"), 6)
      """;

  private static final double ENOUGH_SECONDS = 0.5;

  private MatrixSpeed() {}

  /**
   * Operations a second, a product and a sum counted as two, of the best of some tries.
   *
   * @param precision anything but stored
   */
  public static double of(String device, Precision precision) {
    int n = device.startsWith(Torch.CUDA) ? 8192 : 2048;
    try (PtNDManager manager = Torch.manager(device)) {
      PtSymbolBlock script = ScriptModule.compile(SOURCE, manager);
      try (script) {
        Torch.enter();
        int times = 1;
        double best = 0;
        seconds(script, manager, n, precision, device, times);
        for (int enough = 0; enough < 3; times *= 2) {
          double seconds = seconds(script, manager, n, precision, device, times);
          for (; seconds >= ENOUGH_SECONDS && enough < 3; enough++) {
            best = Math.max(best, 2.0 * n * n * n * times / seconds);
            seconds = seconds(script, manager, n, precision, device, times);
          }
        }
        return best;
      }
    }
  }

  private static double seconds(
      PtSymbolBlock script,
      PtNDManager manager,
      int n,
      Precision precision,
      String device,
      int times) {
    long begin = System.nanoTime();
    try (IValue size = IValue.from((long) n);
        IValue type = IValue.from((long) WeightMap.number(precision));
        IValue place = IValue.from(device);
        IValue count = IValue.from((long) times);
        IValue result = IValueUtils.runMethod(script, "run", size, type, place, count)) {
      PtNDArray sum = result.toTensor(manager);
      sum.toFloatArray(); // waits for the device
      sum.close();
    }
    return (System.nanoTime() - begin) / 1e9;
  }
}
