package studio.evosearch.engine.torch;

import java.util.Locale;
import studio.evosearch.engine.checkpoint.TensorInfo;

/** The type a component computes in. Inputs and outputs are float32 in any case. */
public enum Precision {
  /** float32 whatever the checkpoint stores: exact, and the fast choice on a CPU. */
  FLOAT32,
  /** float16 and bfloat16 tensors as stored, all others in float32: the fast choice on a GPU. */
  STORED,
  /** float16, IEEE's half: ten bits of mantissa, nothing above 65504. */
  FLOAT16,
  /** bfloat16: the range of float32 with seven bits of mantissa. */
  BFLOAT16;

  /**
   * The choice for a place as {@link Placement} reads it: the one it names for all components, else
   * float32 on the CPU and as stored on a GPU.
   */
  public static Precision on(String place) {
    return Placement.parse(place).general();
  }

  /**
   * A precision by one of its usual names: {@code float32}, {@code fp16}, {@code bf16} and the
   * like.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Precision named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "float32", "fp32", "f32" -> FLOAT32;
      case "float16", "fp16", "f16" -> FLOAT16;
      case "bfloat16", "bf16" -> BFLOAT16;
      case "stored" -> STORED;
      default ->
          throw new IllegalArgumentException(
              "no precision " + name + ": expected float32, float16, bf16 or stored");
    };
  }

  /** Bytes of a value of this tensor on the device. */
  int bytes(TensorInfo tensor) {
    boolean half = this == FLOAT16 || this == BFLOAT16;
    return half || (this == STORED && tensor.dtype().bytes() == 2) ? 2 : 4;
  }

  @Override
  public String toString() {
    return this == BFLOAT16 ? "bf16" : name().toLowerCase(Locale.ROOT);
  }
}
