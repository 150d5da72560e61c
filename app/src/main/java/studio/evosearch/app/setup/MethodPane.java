package studio.evosearch.app.setup;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Actions;
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
  private final Map<MethodKind, ToggleButton> choices = new EnumMap<>(MethodKind.class);

  MethodPane(SetupViewModel setup, Actions actions) {
    this.method = setup.method;
    getStyleClass().add("part");
    Map<MethodKind, Form> forms =
        Map.of(
            MethodKind.EVOSEARCH, evoSearch(),
            MethodKind.BEST_OF_N, bestOfN(),
            MethodKind.PARTICLE, particles(),
            MethodKind.ZERO_ORDER, zeroOrder());
    HBox kinds = kinds();
    SchedulePane schedule = new SchedulePane(setup, actions);
    method.kind.subscribe(kind -> {
      choices.get(kind).setSelected(true);
      getChildren().setAll(kinds, schedule, forms.get(kind));
    });
  }

  private HBox kinds() {
    ToggleGroup group = new ToggleGroup();
    HBox line = new HBox();
    for (MethodKind kind : MethodKind.values()) {
      ToggleButton choice =
          new ToggleButton(STRINGS.text("method." + kind.name().toLowerCase(Locale.ROOT)));
      Form.explain("method." + kind.name().toLowerCase(Locale.ROOT), choice);
      boolean last = kind.ordinal() == MethodKind.values().length - 1;
      choice.getStyleClass().addAll("small", pill(kind.ordinal(), last));
      choice.setToggleGroup(group);
      choice.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(choice, Priority.ALWAYS);
      choice.setOnAction(event -> {
        choice.setSelected(true);
        method.choose(kind);
      });
      choices.put(kind, choice);
      line.getChildren().add(choice);
    }
    return line;
  }

  private static String pill(int index, boolean last) {
    return index == 0 ? "left-pill" : last ? "right-pill" : "center-pill";
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
        .row("potential", Inputs.choice(method.potential, List.of(Potential.values()), Potential::toString))
        .row("lambda", Inputs.real(method.lambda, 0.001, 1_000_000, 0.1))
        .row(
            "resampling",
            Inputs.choice(
                method.resampling,
                List.of(Resampling.values()),
                r -> STRINGS.text("resampling." + r)))
        .wide(Form.explain("adaptive", Inputs.check(method.adaptive, STRINGS.text("field.adaptive"))));
  }

  private Form zeroOrder() {
    return new Form()
        .row("count", Inputs.whole(method.count, 1, MANY, 1))
        .row("neighbours", Inputs.whole(method.neighbours, 1, MANY, 1))
        .row("angle", Inputs.real(method.angle, 0.001, Math.PI, 0.05))
        .row("patience", Inputs.whole(method.patience, 1, MANY, 1));
  }
}
