package studio.evosearch.app.latents;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import studio.evosearch.app.fx.Inputs;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.analysis.MapSettings;
import studio.evosearch.engine.run.KeptLatents.Part;

/** How the map is made: every change makes it anew. */
final class ParametersForm extends GridPane {
  private static final Strings STRINGS = Strings.of(ParametersForm.class);
  private static final double MOST_PERPLEXITY = 500;
  private static final int MOST_ITERATIONS = 20_000;

  private final MapModel maps;
  private final ObjectProperty<MapMethod> method;
  private final ObjectProperty<Part> part;
  private final DoubleProperty perplexity;
  private final IntegerProperty iterations;
  private final IntegerProperty seed;
  private final ComboBox<MapMethod> methods;
  private boolean showing;

  ParametersForm(MapModel maps) {
    this.maps = maps;
    MapSettings now = maps.settings().get();
    method = new SimpleObjectProperty<>(now.method());
    part = new SimpleObjectProperty<>(now.part());
    perplexity = new SimpleDoubleProperty(now.perplexity());
    iterations = new SimpleIntegerProperty(now.iterations());
    seed = new SimpleIntegerProperty((int) now.seed());
    getStyleClass().add("parameters");
    getStylesheets().add(LatentsView.STYLE);
    methods = Inputs.choice(method, maps.methods(), MapWords::name);
    row("method", methods);
    row("part", Inputs.choice(part, List.of(Part.values()), MapWords::name));
    Node[] tsne = {
      row("perplexity", Inputs.real(perplexity, 1, MOST_PERPLEXITY, 5)),
      row("iterations", Inputs.whole(iterations, 0, MOST_ITERATIONS, 250)),
      row("seed", Inputs.whole(seed, 0, Integer.MAX_VALUE, 1))
    };
    maps.settings().subscribe(this::show);
    method.subscribe(chosen -> {
      for (Node control : tsne) {
        control.setDisable(chosen != MapMethod.TSNE);
      }
    });
    List.of(method, part, perplexity, iterations, seed)
        .forEach(setting -> setting.subscribe(this::changed));
  }

  private Control row(String key, Control control) {
    Label name = new Label(STRINGS.text("field." + key));
    name.setLabelFor(control);
    String hint = STRINGS.text("field." + key + ".hint");
    Tooltip tip = new Tooltip(hint);
    tip.setWrapText(true);
    tip.setMaxWidth(320);
    control.setId("latents-" + key);
    control.setTooltip(tip);
    control.setAccessibleText(name.getText());
    control.setAccessibleHelp(hint);
    control.setMaxWidth(Double.MAX_VALUE);
    addRow(getRowCount(), name, control);
    return control;
  }

  /** Offers the methods that suit the run on show. */
  void offer() {
    showing = true;
    methods.getItems().setAll(maps.methods());
    method.set(maps.settings().get().method());
    showing = false;
  }

  private void show(MapSettings now) {
    showing = true;
    method.set(now.method());
    part.set(now.part());
    perplexity.set(now.perplexity());
    iterations.set(now.iterations());
    seed.set((int) now.seed());
    showing = false;
  }

  private void changed() {
    if (!showing) {
      MapSettings now = maps.settings().get();
      maps.settings()
          .set(
              new MapSettings(
                  method.get(),
                  part.get(),
                  perplexity.get(),
                  iterations.get(),
                  now.exaggeration(),
                  now.held(),
                  seed.get()));
    }
  }
}
