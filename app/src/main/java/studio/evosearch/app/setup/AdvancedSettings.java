package studio.evosearch.app.setup;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import studio.evosearch.engine.run.DeviceChoice;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunSpec;

/** How the model runs: precisions, offloading, and its parts from other folders. */
final class AdvancedSettings {
  /** One of {@link DeviceChoice#PRECISIONS}; to begin with, the one in the preferences. */
  final ObjectProperty<String> precision;

  /** One of {@link DeviceChoice#OFFLOADS}. */
  final ObjectProperty<String> offload =
      new SimpleObjectProperty<>(DeviceChoice.OFFLOADS.getFirst());

  /** Precisions of single parts, by part. */
  final ObservableMap<String, String> precisions = FXCollections.observableMap(new TreeMap<>());

  /** Folders of parts from elsewhere, by part. */
  final ObservableMap<String, Path> parts = FXCollections.observableMap(new TreeMap<>());

  /**
   * @param preferred the place in the preferences
   */
  AdvancedSettings(String preferred) {
    precision = new SimpleObjectProperty<>(DeviceChoice.of(preferred).precision());
  }

  Observable[] all() {
    return new Observable[] {precision, offload, precisions, parts};
  }

  /** The place as a spec has it, on the preferred devices. */
  String place(String preferred) {
    String devices = DeviceChoice.of(preferred).devices();
    return new DeviceChoice(devices, precision.get(), new TreeMap<>(precisions), offload.get())
        .place();
  }

  /** The model as a spec has it, with its parts from elsewhere. */
  String model(String reference) {
    return References.model(reference, parts);
  }

  /** Sets the precision of a part; an empty one is the general precision. */
  void precise(String part, String wanted) {
    if (wanted.isEmpty()) {
      precisions.remove(part);
    } else {
      precisions.put(part, wanted);
    }
  }

  /** The model's own part again, if it has one; what was set for the other goes with it. */
  void giveBack(String part) {
    precise(part, "");
    parts.remove(part);
  }

  /** Another model has other parts. */
  void forgetParts() {
    parts.clear();
    precisions.clear();
  }

  /** The preferences have changed: what was as they said follows them. */
  void prefer(String old, String now) {
    if (precision.get().equals(DeviceChoice.of(old).precision())) {
      precision.set(DeviceChoice.of(now).precision());
    }
  }

  /** Takes a run's over; what was chosen for a GPU is not taken to a CPU, nor the other way. */
  void load(RunSpec spec, String preferred) {
    DeviceChoice run = DeviceChoice.of(spec.device());
    DeviceChoice here = DeviceChoice.of(preferred);
    DeviceChoice taken = run.alike(here) ? run : here;
    precision.set(taken.precision());
    offload.set(taken.offload());
    replace(precisions, taken.components());
    replace(parts, References.parts(spec.model()));
  }

  private static <V> void replace(ObservableMap<String, V> old, Map<String, V> now) {
    old.keySet().retainAll(now.keySet());
    old.putAll(now);
  }
}
