package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import studio.evosearch.engine.torch.Offload;
import studio.evosearch.engine.torch.Placement;
import studio.evosearch.engine.torch.Precision;

/**
 * What a person chooses of where and how models run, out of the text that a spec keeps of it.
 *
 * @param devices one or several, such as {@code cuda:0,cuda:1}
 * @param precision of denoisers and text encoders; empty for the device's usual one
 * @param components precisions of single components, which go before the general one
 * @param offload when components make room for each other, one of {@link #OFFLOADS}
 */
public record DeviceChoice(
    String devices, String precision, SortedMap<String, String> components, String offload) {
  /** What there is to choose from. */
  public static final List<String> PRECISIONS =
      List.of(
          "",
          Precision.FLOAT32.toString(),
          Precision.BFLOAT16.toString(),
          Precision.FLOAT16.toString(),
          Precision.STORED.toString());

  /** When components make room for each other; the first is the usual one. */
  public static final List<String> OFFLOADS =
      Arrays.stream(Offload.values()).map(Offload::toString).toList();

  private static final DeviceChoice CPU =
      new DeviceChoice("cpu", "", new TreeMap<>(), OFFLOADS.getFirst());

  public DeviceChoice {
    components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
  }

  /**
   * Reads a spec's device.
   *
   * @return of a text that says what there is not, the CPU
   */
  public static DeviceChoice of(String place) {
    return read(place).map(DeviceChoice::of).orElse(CPU);
  }

  private static DeviceChoice of(Placement known) {
    SortedMap<String, String> components = new TreeMap<>();
    known.components().forEach((name, precision) -> components.put(name, precision.toString()));
    return new DeviceChoice(
        String.join(",", known.devices()),
        known.precision().map(Precision::toString).orElse(""),
        components,
        known.offload().toString());
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
    return new DeviceChoice(value, precision, components, offload);
  }

  public DeviceChoice withPrecision(String value) {
    return new DeviceChoice(devices, value, components, offload);
  }

  /** Whether both are the CPU or neither is: what suits the one suits the other. */
  public boolean alike(DeviceChoice other) {
    return devices.equals(CPU.devices) == other.devices.equals(CPU.devices);
  }

  /** As a spec keeps it. */
  public String place() {
    String single =
        components.entrySet().stream()
            .map((Map.Entry<String, String> c) -> " " + c.getKey() + "=" + c.getValue())
            .collect(Collectors.joining());
    return Placement.parse(devices + " " + precision + single + " offload=" + offload).toString();
  }
}
