package studio.evosearch.app.setup;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Inputs;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.search.MethodKind;
import studio.evosearch.engine.search.MutationOperator;
import studio.evosearch.engine.search.Potential;
import studio.evosearch.engine.search.Resampling;

/** The search method, its schedule and its own settings. */
final class MethodPane extends VBox {
  private static final Strings STRINGS = Strings.of(MethodPane.class);
  private static final int MANY = 1_000_000;

  private final MethodSettings method;

  MethodPane(SetupViewModel setup, Actions actions) {
    this.method = setup.method;
    getStyleClass().add("part");
    Form evoSearch = evoSearch();
    Form bestOfN = bestOfN();
    Form particles = particles();
    Form zeroOrder = zeroOrder();
    GridPane kinds = kinds();
    SchedulePane schedule = new SchedulePane(setup, actions);
    method.kind.subscribe(kind ->
        getChildren()
            .setAll(
                kinds,
                schedule,
                switch (kind) {
                  case EVOSEARCH -> evoSearch;
                  case BEST_OF_N -> bestOfN;
                  case PARTICLE -> particles;
                  case ZERO_ORDER -> zeroOrder;
                }));
  }

  /** Two in a row, so that their names fit a narrow window in any language. */
  private GridPane kinds() {
    ToggleGroup group = new ToggleGroup();
    GridPane grid = new GridPane();
    grid.getStyleClass().add("kinds");
    grid.addRow(0, kind(MethodKind.EVOSEARCH, group), kind(MethodKind.BEST_OF_N, group));
    grid.addRow(1, kind(MethodKind.PARTICLE, group), kind(MethodKind.ZERO_ORDER, group));
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(50);
    grid.getColumnConstraints().addAll(half, half);
    return grid;
  }

  private ToggleButton kind(MethodKind kind, ToggleGroup group) {
    String key = "method." + kind.name().toLowerCase(Locale.ROOT);
    ToggleButton choice = Form.explain(key, new ToggleButton(STRINGS.text(key)));
    choice.getStyleClass().add("small");
    choice.setToggleGroup(group);
    choice.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(choice, Priority.ALWAYS);
    method.kind.subscribe(now -> choice.setSelected(now == kind));
    choice.setOnAction(event -> {
      choice.setSelected(true);
      method.choose(kind);
    });
    return choice;
  }

  private Form evoSearch() {
    Spinner<Double> sigma = Inputs.real(method.sigmaScale, 0, 100, 0.1);
    sigma
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> method.mutation.get() != MutationOperator.PAPER, method.mutation));
    return new Form()
        .row("elites", Inputs.whole(method.elites, 0, MANY, 1))
        .row("beta", Inputs.real(method.beta, 0, 1, 0.05))
        .row("sigmaScale", sigma)
        .row("tournament", Inputs.whole(method.tournament, 1, MANY, 1))
        .row("screenStates", Inputs.text(method.screenStates, STRINGS.text("nowhere")))
        .row("screenKeep", Inputs.real(method.screenKeep, 0.01, 1, 0.1))
        .row("familyShare", Inputs.real(method.familyShare, 0.01, 1, 0.05))
        .row(
            "mutation",
            Inputs.choice(
                method.mutation,
                List.of(MutationOperator.values()),
                m -> STRINGS.text("mutation." + m)));
  }

  private Form bestOfN() {
    return new Form()
        .row("count", Inputs.whole(method.count, 1, MANY, 1))
        .row("roundSize", Inputs.whole(method.roundSize, 1, MANY, 1));
  }

  private Form particles() {
    return new Form()
        .row("particles", Inputs.whole(method.count, 1, MANY, 1))
        .row("resampleStates", Inputs.text(method.resampleStates, STRINGS.text("automatic")))
        .row(
            "potential",
            Inputs.choice(method.potential, List.of(Potential.values()), Potential::toString))
        .row("lambda", Inputs.real(method.lambda, 0.001, 1_000_000, 0.1))
        .row(
            "resampling",
            Inputs.choice(
                method.resampling,
                List.of(Resampling.values()),
                r -> STRINGS.text("resampling." + r)))
        .wide(
            Form.explain(
                "adaptive", Inputs.check(method.adaptive, STRINGS.text("field.adaptive"))));
  }

  private Form zeroOrder() {
    return new Form()
        .row("count", Inputs.whole(method.count, 1, MANY, 1))
        .row("neighbours", Inputs.whole(method.neighbours, 1, MANY, 1))
        .row("angle", Inputs.real(method.angle, 0.001, Math.PI, 0.05))
        .row("patience", Inputs.whole(method.patience, 1, MANY, 1));
  }
}
