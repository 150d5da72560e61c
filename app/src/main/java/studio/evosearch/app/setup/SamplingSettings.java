package studio.evosearch.app.setup;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.GeneratorInfo;
import studio.evosearch.engine.run.Budget;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.SearchMethod;

/** How noise becomes a picture, and when to stop early. */
final class SamplingSettings {
  private static final Strings STRINGS = Strings.of(SamplingSettings.class);

  final IntegerProperty steps;
  final DoubleProperty guidance;
  final IntegerProperty batch;
  final SizeSettings size = new SizeSettings();
  final ObjectProperty<SolverOrder> order = new SimpleObjectProperty<>(SolverOrder.FIRST);
  final StringProperty seed = new SimpleStringProperty("1");

  /** Empty for what the method suits. */
  final StringProperty eta = new SimpleStringProperty("");

  /** Limits; empty for none. */
  final StringProperty mostNfe = new SimpleStringProperty("");

  final StringProperty mostSeconds = new SimpleStringProperty("");
  final StringProperty targetReward = new SimpleStringProperty("");

  SamplingSettings(int steps, double guidance, int batch) {
    this.steps = new SimpleIntegerProperty(steps);
    this.guidance = new SimpleDoubleProperty(guidance);
    this.batch = new SimpleIntegerProperty(batch);
  }

  Observable[] all() {
    return Stream.concat(
            Stream.of(size.all()),
            Stream.of(steps, guidance, batch, order, seed, eta, mostNfe, mostSeconds, targetReward))
        .toArray(Observable[]::new);
  }

  /** What a model has defaults for. */
  record Sizes(int steps, double guidance, int batch) {}

  Sizes sizes() {
    return new Sizes(steps.get(), guidance.get(), batch.get());
  }

  /** Takes over a model's defaults where nothing was changed since. */
  void adopt(GeneratorInfo info, Sizes before) {
    if (steps.get() == before.steps()) {
      steps.set(info.defaultSteps());
    }
    if (guidance.get() == before.guidance()) {
      guidance.set(info.defaultGuidance());
    }
    if (batch.get() == before.batch()) {
      batch.set(info.defaultBatch());
    }
  }

  /**
   * @throws IllegalArgumentException when it is no whole number
   */
  long seedNumber() {
    return whole(seed.get());
  }

  /**
   * The eta schedule as a spec has it.
   *
   * @throws IllegalArgumentException when it is none
   */
  String eta(SearchMethod method) {
    String text = eta.get().strip();
    return text.isEmpty() ? Defaults.eta(method) : EtaSchedule.parse(text).toString();
  }

  /**
   * @throws IllegalArgumentException when a limit is no number or out of range
   */
  Budget budget() {
    return new Budget(
        blank(mostNfe) ? OptionalLong.empty() : OptionalLong.of(whole(mostNfe.get())),
        limit(mostSeconds),
        limit(targetReward));
  }

  private static boolean blank(StringProperty text) {
    return text.get().isBlank();
  }

  private static OptionalDouble limit(StringProperty text) {
    if (blank(text)) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text.get().strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(STRINGS.text("problem.number", text.get()), e);
    }
  }

  private static long whole(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(STRINGS.text("problem.whole", text), e);
    }
  }

  void load(RunSpec spec) {
    steps.set(spec.steps());
    size.load(spec.size());
    batch.set(spec.batch());
    seed.set(Numbers.count(spec.seed()));
    suit(spec);
  }

  /** Takes over what is a matter of taste, and leaves size, steps, batch and seed. */
  void suit(RunSpec spec) {
    guidance.set(spec.guidance());
    order.set(spec.order());
    eta.set(spec.eta().equals(Defaults.eta(spec.method())) ? "" : spec.eta());
    Budget budget = spec.budget();
    mostNfe.set(budget.nfe().isPresent() ? Numbers.count(budget.nfe().getAsLong()) : "");
    mostSeconds.set(text(budget.seconds()));
    targetReward.set(text(budget.targetReward()));
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Numbers.setting(value.getAsDouble()) : "";
  }
}
