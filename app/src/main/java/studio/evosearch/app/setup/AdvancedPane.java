package studio.evosearch.app.setup;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Inputs;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.run.DeviceChoice;

/** How the model runs: precision, also of single parts, offloading, and parts from elsewhere. */
final class AdvancedPane extends VBox {
  private static final Strings STRINGS = Strings.of(AdvancedPane.class);

  private final SetupViewModel setup;
  private final AdvancedSettings advanced;
  private final Form single = new Form();
  private final Map<String, ObjectProperty<String>> precisions = new HashMap<>();

  AdvancedPane(SetupViewModel setup) {
    this.setup = setup;
    this.advanced = setup.advanced;
    getStyleClass().add("part");
    Form form =
        new Form()
            .row(
                "precision",
                Inputs.choice(advanced.precision, DeviceChoice.PRECISIONS, AdvancedPane::precision))
            .row(
                "offload",
                Inputs.choice(advanced.offload, DeviceChoice.OFFLOADS, AdvancedPane::offload));
    Label memory = Form.hint(setup.checkup().memory());
    memory.setId("setup-memory");
    Label name = new Label(STRINGS.text("advanced.single"));
    name.getStyleClass().add("subheading");
    name.managedProperty().bind(name.visibleProperty());
    name.visibleProperty().bind(Bindings.isNotEmpty(single.getChildren()));
    getChildren().addAll(form, memory, name, single, new PartsPane(setup));
    setup.checkup().parts().subscribe(parts -> list());
    advanced.precisions.addListener(
        (MapChangeListener<String, String>) change -> precision(change.getMap(), change.getKey()));
  }

  private static String precision(String precision) {
    return precision.isEmpty() ? STRINGS.text("precision.usual") : precision;
  }

  static String offload(String when) {
    return STRINGS.text("offload." + when);
  }

  private void precision(Map<? extends String, ? extends String> now, String part) {
    ObjectProperty<String> shown = precisions.get(part);
    if (shown == null) {
      list();
    } else {
      shown.set(now.containsKey(part) ? now.get(part) : "");
    }
  }

  /** A row for each of the model's networks, and for what has a precision and is none of them. */
  private void list() {
    precisions.clear();
    single.getChildren().clear();
    Set<String> parts = new LinkedHashSet<>(setup.checkup().parts().get());
    parts.addAll(advanced.precisions.keySet());
    for (String part : parts) {
      ObjectProperty<String> value =
          new SimpleObjectProperty<>(advanced.precisions.getOrDefault(part, ""));
      value.addListener((InvalidationListener) changed -> advanced.precise(part, value.get()));
      precisions.put(part, value);
      single.named(
          part,
          "partPrecision",
          Inputs.choice(
              value,
              DeviceChoice.PRECISIONS,
              p -> p.isEmpty() ? STRINGS.text("precision.above") : p));
    }
  }
}
