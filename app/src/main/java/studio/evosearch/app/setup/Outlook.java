package studio.evosearch.app.setup;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.run.ModelProbe;
import studio.evosearch.engine.run.RunPlan;
import studio.evosearch.engine.run.RunPlan.PlannedGeneration;
import studio.evosearch.engine.run.RunSpec;

/** What the draft will do and cost, planned in the background, one plan at a time. */
final class Outlook {
  private static final Strings STRINGS = Strings.of(Outlook.class);

  private final Tasks tasks;
  private final Consumer<Throwable> problems;
  private final ReadOnlyObjectWrapper<Optional<RunPlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private Optional<ModelProbe> probe = Optional.empty();
  private Optional<RunSpec> next = Optional.empty();
  private boolean planning;
  private boolean wanted;

  Outlook(Tasks tasks, Consumer<Throwable> problems) {
    this.tasks = tasks;
    this.problems = problems;
  }

  /** The newest plan there is; may be of the draft before. */
  ReadOnlyObjectProperty<Optional<RunPlan>> plan() {
    return plan.getReadOnlyProperty();
  }

  /** The plan in a sentence: NFE, generations and time. */
  ReadOnlyStringProperty text() {
    return text.getReadOnlyProperty();
  }

  /** The generations that are planned, for the picture. */
  List<Bar> bars() {
    return plan.get().map(Bar::of).orElse(List.of());
  }

  /** Plans a draft, when the one before is planned. */
  void plan(RunSpec spec) {
    next = Optional.of(spec);
    wanted = true;
    if (!planning) {
      begin();
    }
  }

  /** Says nothing, while the draft does not fit. */
  void clear() {
    next = Optional.empty();
    wanted = false;
    show(Optional.empty());
  }

  private void show(Optional<RunPlan> made) {
    plan.set(made);
    tell();
  }

  private void begin() {
    Optional<RunSpec> spec = next;
    next = Optional.empty();
    planning = spec.isPresent();
    spec.ifPresent(s ->
        tasks.run(
            () -> RunPlan.of(s),
            made -> {
              if (wanted) {
                show(Optional.of(made));
              }
              begin();
            },
            failure -> {
              problems.accept(failure);
              begin();
            }));
  }

  /** How fast the model is; empty while that is not known. */
  void speed(Optional<ModelProbe> measured) {
    probe = measured;
    tell();
  }

  private void tell() {
    text.set(plan.get().map(this::sentence).orElse(""));
  }

  private String sentence(RunPlan planned) {
    String costs =
        STRINGS.text(
            planned.cut() ? "outlook.cut" : "outlook",
            Numbers.count(planned.nfe()),
            planned.generations().size());
    String time =
        probe
            .map(p -> STRINGS.text("outlook.time", Numbers.time(seconds(planned, p))))
            .orElse(STRINGS.text("outlook.measuring"));
    return STRINGS.text("outlook.line", costs, time);
  }

  /** Denoising and decoding; what rewards take is not known before. */
  private static double seconds(RunPlan planned, ModelProbe speed) {
    long pictures = planned.generations().stream().mapToLong(PlannedGeneration::candidates).sum();
    return planned.nfe() / speed.nfePerSecond() + pictures / speed.decodesPerSecond();
  }
}
