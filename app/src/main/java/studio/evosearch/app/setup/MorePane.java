package studio.evosearch.app.setup;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Inputs;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.diffusion.SolverOrder;

/** What few people change: the negative prompt, noise on the way, the solver, early stopping. */
final class MorePane extends VBox {
  private static final Strings STRINGS = Strings.of(MorePane.class);

  MorePane(SetupViewModel setup) {
    getStyleClass().add("part");
    SamplingSettings sampling = setup.sampling;
    TextArea negative = Form.explain("negative", PromptPane.area(setup.negative, 2));
    Label name = new Label(STRINGS.text("field.negative"));
    name.setLabelFor(negative);
    GuidanceHints hints = new GuidanceHints(setup);
    negative.disableProperty().bind(hints.noNegative());
    TextField eta = Inputs.text(sampling.eta, "");
    showUsualEta(setup, eta);
    String none = STRINGS.text("none");
    Form form =
        new Form()
            .row("eta", eta)
            .row(
                "order",
                Inputs.choice(
                    sampling.order,
                    List.of(SolverOrder.values()),
                    o -> STRINGS.text("order." + o.name().toLowerCase(Locale.ROOT))))
            .row("batch", Inputs.whole(sampling.batch, 1, 4096, 1))
            .row("ratingWeight", Inputs.real(setup.method.ratingWeight, -1000, 1000, 0.1))
            .row("mostNfe", Inputs.text(sampling.mostNfe, none))
            .row("mostSeconds", Inputs.text(sampling.mostSeconds, none))
            .row("targetReward", Inputs.text(sampling.targetReward, none));
    Label device = new Label(STRINGS.text("device.where"));
    device.setWrapText(true);
    device.getStyleClass().add("facts");
    getChildren().addAll(name, negative, Form.hint(hints.negative()), form, device);
  }

  /** An empty field shows what it stands for. */
  private static void showUsualEta(SetupViewModel setup, TextField eta) {
    setup.usualEta().subscribe(usual -> eta.setPromptText(STRINGS.text("eta.usual", usual)));
  }
}
