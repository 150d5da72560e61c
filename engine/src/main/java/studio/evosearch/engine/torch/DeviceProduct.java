package studio.evosearch.engine.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;

/** A small matrix product on a device against the same in Java: whether the device computes. */
public final class DeviceProduct {
  private static final int SIZE = 64;

  private DeviceProduct() {}

  /**
   * The largest difference between the entries, which lie within [-1, 1]; below 1e-2 also where a
   * GPU rounds to TF32.
   *
   * @param device as {@link Torch#devices()} names it
   * @throws TorchException when the device fails
   */
  public static double error(String device) {
    float[] a = new float[SIZE * SIZE];
    float[] b = new float[SIZE * SIZE];
    for (int i = 0; i < a.length; i++) {
      a[i] = (float) Math.sin(i) / 8;
      b[i] = (float) Math.cos(3 * i) / 8;
    }
    float[] got;
    try (PtNDManager manager = Torch.manager(device)) {
      Shape shape = new Shape(SIZE, SIZE);
      NDArray product = manager.create(a, shape).matMul(manager.create(b, shape));
      got = product.toFloatArray();
    } catch (RuntimeException e) {
      throw new TorchException(device + " could not multiply: " + e.getMessage(), e);
    }
    double worst = 0;
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        double sum = 0;
        for (int k = 0; k < SIZE; k++) {
          sum += (double) a[row * SIZE + k] * b[k * SIZE + column];
        }
        worst = Math.max(worst, Math.abs(sum - got[row * SIZE + column]));
      }
    }
    return worst;
  }
}
