package studio.evosearch.engine.torch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where and how a model runs, as one line of text that a run keeps: {@code cpu}, {@code
 * cuda:0,cuda:1}, {@code cuda:0 bf16 vae=float32 offload=component}. The devices come first; a run
 * on several spreads its candidates over them.
 *
 * @param devices at least one, as {@link Torch#devices} names them; one may come several times
 * @param precision of all components that compute safely in it; empty for the device's usual one
 * @param components precisions by component, such as {@code vae}, which go before the general one
 */
public record Placement(
    List<String> devices,
    Optional<Precision> precision,
    SortedMap<String, Precision> components,
    Offload offload) {
  /** A device that computes nothing but shapes and costs. */
  public static final String META = "meta";

  private static final String OFFLOAD = "offload";

  public Placement {
    devices = List.copyOf(devices);
    components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
    for (String device : devices) {
      if (!device.matches("cpu|meta|cuda:\\d{1,4}")) {
        throw new IllegalArgumentException(
            "no device %s: expected cpu, or cuda:0 and so on".formatted(device));
      }
    }
  }

  /**
   * Reads a placement.
   *
   * @throws IllegalArgumentException when it says what there is not
   */
  public static Placement parse(String text) {
    List<String> words = List.of(text.strip().split("\\s+"));
    Optional<Precision> precision = Optional.empty();
    SortedMap<String, Precision> components = new TreeMap<>();
    Offload offload = Offload.AUTO;
    for (String word : words.subList(1, words.size())) {
      String[] setting = word.split("=", 2);
      if (setting.length == 1) {
        precision = Optional.of(Precision.named(word));
      } else if (setting[0].equals(OFFLOAD)) {
        offload = Offload.named(setting[1]);
      } else {
        components.put(setting[0], Precision.named(setting[1]));
      }
    }
    return new Placement(List.of(words.getFirst().split(",", -1)), precision, components, offload);
  }

  /** The device, of several the first. */
  public String device() {
    return devices.getFirst();
  }

  /** This placement on each of its devices alone. */
  public List<Placement> each() {
    return devices.stream()
        .map(device -> new Placement(List.of(device), precision, components, offload))
        .toList();
  }

  /** Its first device and its offloading, with that device's usual precision: for rewards. */
  public Placement usual() {
    return new Placement(List.of(device()), Optional.empty(), new TreeMap<>(), offload);
  }

  /** The precision where none is named for a component. */
  public Precision general() {
    return precision.orElse(device().equals("cpu") ? Precision.FLOAT32 : Precision.STORED);
  }

  /**
   * The precision of a component.
   *
   * @param otherwise where none is named for it
   */
  public Precision of(String component, Precision otherwise) {
    return components.getOrDefault(component, otherwise);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>(List.of(String.join(",", devices)));
    precision.ifPresent(p -> words.add(p.toString()));
    for (Map.Entry<String, Precision> component : components.entrySet()) {
      words.add(component.getKey() + "=" + component.getValue());
    }
    if (offload != Offload.AUTO) {
      words.add(OFFLOAD + "=" + offload);
    }
    return String.join(" ", words);
  }
}
