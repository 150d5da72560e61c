package studio.evosearch.engine.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;

/** How fast a device multiplies large matrices: what a network's speed can be measured by. */
public final class MatrixSpeed implements AutoCloseable {
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

  /** Long enough for what lies around the products not to count. */
  public static final double ENOUGH_SECONDS = 0.1;

  private final PtNDManager manager;
  private final PtSymbolBlock script;
  private final String device;
  private final int type;
  private final int size;
  private int times = 1;

  /**
   * @param precision anything but stored
   */
  public MatrixSpeed(String device, Precision precision) {
    this.device = device;
    this.type = WeightMap.number(precision);
    this.size = device.startsWith(Torch.CUDA) ? 8192 : 1024;
    manager = Torch.manager(device);
    script = ScriptModule.compile(SOURCE, manager);
    seconds();
    while (seconds() < ENOUGH_SECONDS) {
      times *= 2;
    }
  }

  /** Operations a second of one try, a product and a sum counted as two. */
  public double measure() {
    return 2.0 * size * size * size * times / seconds();
  }

  private double seconds() {
    Torch.enter();
    long begin = System.nanoTime();
    try (IValue extent = IValue.from((long) size);
        IValue number = IValue.from((long) type);
        IValue place = IValue.from(device);
        IValue count = IValue.from((long) times);
        IValue result = IValueUtils.runMethod(script, "run", extent, number, place, count)) {
      PtNDArray sum = result.toTensor(manager);
      sum.toFloatArray(); // waits for the device
      sum.close();
    }
    return Math.max(1, System.nanoTime() - begin) / 1e9;
  }

  @Override
  public void close() {
    script.close();
    manager.close();
  }
}
