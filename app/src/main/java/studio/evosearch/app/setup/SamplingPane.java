package studio.evosearch.app.setup;

import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Inputs;
import studio.evosearch.app.fx.Strings;

/** Steps, guidance, seed and size. */
final class SamplingPane extends VBox {
  private static final Strings STRINGS = Strings.of(SamplingPane.class);

  SamplingPane(SetupViewModel setup, Actions actions) {
    getStyleClass().add("part");
    actions.add(
        Action.of(
            STRINGS,
            "setup.newSeed",
            Material2AL.CASINO,
            "",
            new SimpleBooleanProperty(true),
            setup::newSeed));
    Spinner<Integer> steps = Inputs.whole(setup.sampling.steps, 1, 1000, 1);
    steps.disableProperty().bind(setup.branch().map(Optional::isPresent));
    TextField seed = Form.explain("seed", Inputs.text(setup.sampling.seed, ""));
    seed.setPrefColumnCount(6);
    HBox.setHgrow(seed, Priority.ALWAYS);
    HBox seeds = new HBox(seed, actions.iconButton("setup.newSeed"));
    seeds.getStyleClass().add("line");
    Label name = new Label(STRINGS.text("field.seed"));
    name.setLabelFor(seed);
    name.setTooltip(seed.getTooltip());
    GuidanceHints hints = new GuidanceHints(setup);
    Spinner<Double> guidance = Inputs.real(setup.sampling.guidance, 0, 1000, 0.5);
    guidance.disableProperty().bind(hints.noGuidance());
    Form form =
        new Form().row("steps", steps).row("guidance", guidance).wide(Form.hint(hints.guidance()));
    form.addRow(form.getRowCount(), name, seeds);
    SizePane.rows(form, setup);
    getChildren().add(form);
  }
}
