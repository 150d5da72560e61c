package studio.evosearch.engine.torch;

/** The type a component computes in. Inputs and outputs are float32 in any case. */
public enum Precision {
  /** float32 whatever the checkpoint stores: exact, and the fast choice on a CPU. */
  FLOAT32,
  /** float16 and bfloat16 tensors as stored, all others in float32: the fast choice on a GPU. */
  STORED;

  /** The choice for a device: float32 on the CPU, as stored on a GPU. */
  public static Precision on(String device) {
    return device.equals("cpu") ? FLOAT32 : STORED;
  }
}
