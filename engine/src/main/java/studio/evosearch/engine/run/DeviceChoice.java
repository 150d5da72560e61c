package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.torch.Placement;
import studio.evosearch.engine.torch.Precision;

/**
 * What a person chooses of where and how models run, out of the text that a spec keeps of it.
 *
 * @param devices one or several, such as {@code cuda:0,cuda:1}
 * @param precision of denoisers and text encoders; empty for the device's usual one
 */
public record DeviceChoice(String devices, String precision) {
  /** What there is to choose from. */
  public static final List<String> PRECISIONS =
      List.of(
          "",
          Precision.FLOAT32.toString(),
          Precision.BFLOAT16.toString(),
          Precision.FLOAT16.toString());

  /**
   * Reads a spec's device.
   *
   * @return of a text that says what there is not, the CPU
   */
  public static DeviceChoice of(String place) {
    return read(place)
        .map(known ->
            new DeviceChoice(
                String.join(",", known.devices()),
                known.precision().map(Precision::toString).orElse("")))
        .orElseGet(() -> new DeviceChoice("cpu", ""));
  }

  private static Optional<Placement> read(String place) {
    try {
      return Optional.of(Placement.parse(place));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The devices that can be chosen where there are these: each, and all GPUs together. */
  public static List<String> devices(List<String> present) {
    List<String> choices = new ArrayList<>(present);
    List<String> gpus = present.stream().filter(device -> !device.equals("cpu")).toList();
    if (gpus.size() > 1) {
      choices.add(String.join(",", gpus));
    }
    return choices;
  }

  public DeviceChoice withDevices(String value) {
    return new DeviceChoice(value, precision);
  }

  public DeviceChoice withPrecision(String value) {
    return new DeviceChoice(devices, value);
  }

  /** As a spec keeps it. */
  public String place() {
    return (devices + " " + precision).strip();
  }
}
