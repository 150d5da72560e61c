package studio.evosearch.app.controls;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Session;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.Settings;

/** What a person turns while a search runs, with the generation from which it applies. */
final class SteeringView extends HBox {
  private static final Strings STRINGS = Strings.of(SteeringView.class);
  private static final double MOST_SIGMA = 3;
  private static final int MOST_CANDIDATES = 100_000;

  private final ControlsViewModel model;
  private final Label applies = new Label();

  // Set while values are put into the controls, which must not be taken for a person's.
  private boolean showing;

  SteeringView(ControlsViewModel model, Session session) {
    this.model = model;
    getStyleClass().add("steering");
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(14);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren()
        .addAll(
            slider("beta", 1, s -> s.controls().beta(), RunCommand.SetBeta::new, session),
            slider(
                "sigma",
                MOST_SIGMA,
                s -> s.controls().sigmaScale(),
                RunCommand.SetSigmaScale::new,
                session),
            spinner("elites", 0, s -> s.controls().elites(), RunCommand.SetElites::new, session),
            spinner(
                "population",
                1,
                s -> s.controls().nextPopulation().orElse(0),
                RunCommand.SetPopulation::new,
                session),
            gap,
            applies);
    applies.getStyleClass().add("applies");
    applies.setMinWidth(USE_PREF_SIZE);
    disableProperty().bind(model.steerable().not());
    session.moment().subscribe(now -> showApplies());
    session.flight().subscribe(now -> showApplies());
  }

  private void showApplies() {
    applies.setText(
        model.appliesFrom().map(g -> STRINGS.text("steer.applies", Numbers.count(g))).orElse(""));
  }

  private Node slider(
      String key,
      double most,
      ToDoubleFunction<Settings> value,
      DoubleFunction<RunCommand.Steering> command,
      Session session) {
    Slider slider = new Slider(0, most, 0);
    slider.setId("steer-" + key);
    slider.setPrefWidth(120);
    slider.setBlockIncrement(most / 20);
    Label shown = new Label();
    shown.getStyleClass().add("value");
    Runnable send =
        () ->
            model
                .next()
                .filter(
                    s -> !showing && Math.abs(value.applyAsDouble(s) - slider.getValue()) > 1e-9)
                .ifPresent(s -> model.post(command.apply(rounded(slider.getValue()))));
    slider
        .valueProperty()
        .subscribe(now -> {
          shown.setText(text(value, now.doubleValue()));
          if (!slider.isValueChanging()) {
            send.run();
          }
        });
    slider
        .valueChangingProperty()
        .subscribe(changing -> {
          if (!changing) {
            send.run();
          }
        });
    Runnable show =
        () -> {
          if (!slider.isValueChanging()) {
            set(() -> model.next().ifPresent(s -> slider.setValue(value.applyAsDouble(s))));
          }
          shown.setText(text(value, slider.getValue()));
        };
    session.moment().subscribe(now -> show.run());
    session.flight().subscribe(now -> show.run());
    return labelled(key, slider, shown);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** The value that will apply, and the one in force where it is another. */
  private String text(ToDoubleFunction<Settings> value, double next) {
    if (model.next().isEmpty()) {
      return "–";
    }
    Optional<Double> now = model.inForce().map(value::applyAsDouble);
    String will = Numbers.setting(rounded(next));
    return now.filter(v -> Math.abs(v - next) > 1e-9)
        .map(v -> Numbers.setting(v) + " → " + will)
        .orElse(will);
  }

  private Node spinner(
      String key,
      int least,
      ToDoubleFunction<Settings> value,
      IntFunction<RunCommand.Steering> command,
      Session session) {
    Spinner<Integer> spinner = new Spinner<>(0, MOST_CANDIDATES, 0);
    spinner.setId("steer-" + key);
    spinner.setEditable(true);
    spinner.setPrefWidth(90);
    spinner
        .valueProperty()
        .subscribe(now ->
            model
                .next()
                .filter(s -> !showing && now >= least && now != (int) value.applyAsDouble(s))
                .ifPresent(s -> model.post(command.apply(now))));
    session
        .moment()
        .subscribe(now ->
            set(() ->
                model
                    .next()
                    .ifPresent(
                        s -> spinner.getValueFactory().setValue((int) value.applyAsDouble(s)))));
    return labelled(key, spinner, new Label());
  }

  private void set(Runnable change) {
    showing = true;
    try {
      change.run();
    } finally {
      showing = false;
    }
  }

  private static Node labelled(String key, Control control, Label value) {
    Label label = new Label(STRINGS.text("steer." + key));
    label.setLabelFor(control);
    label.setMinWidth(USE_PREF_SIZE);
    value.setMinWidth(USE_PREF_SIZE);
    Tooltip hint = new Tooltip(STRINGS.text("steer." + key + ".hint"));
    control.setTooltip(hint);
    control.setAccessibleText(STRINGS.text("steer." + key));
    HBox box = new HBox(6, label, control, value);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }
}
