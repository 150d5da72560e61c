package studio.evosearch.engine.torch;

import java.util.Arrays;
import java.util.Locale;

/** When components make room for each other on a device; their weights stay mapped on the host. */
public enum Offload {
  /** When the next one does not fit beside them by prediction, or when the device says so. */
  AUTO,
  /** Always: one component at a time lies on the device. */
  COMPONENT,
  /** Never. */
  NONE;

  /**
   * By its name.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  static Offload named(String name) {
    return Arrays.stream(values())
        .filter(offload -> offload.toString().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no offload %s: expected one of %s".formatted(name, Arrays.toString(values()))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
