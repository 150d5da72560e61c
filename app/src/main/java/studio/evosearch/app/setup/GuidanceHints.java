package studio.evosearch.app.setup;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.diffusion.GuidanceKind;

/** What the chosen model does not take of guidance; nothing while that is not known. */
record GuidanceHints(SetupViewModel setup) {
  private static final Strings STRINGS = Strings.of(GuidanceHints.class);

  /** Whether a guidance scale means nothing to the model, whatever it is. */
  ObservableValue<Boolean> noGuidance() {
    return told(kind -> kind == GuidanceKind.NONE, false);
  }

  /** Whether it reads no negative prompt, whatever the guidance. */
  ObservableValue<Boolean> noNegative() {
    return told(kind -> kind != GuidanceKind.CLASSIFIER_FREE, false);
  }

  /** That guidance has no effect; empty where it has. */
  ObservableValue<String> guidance() {
    return told(kind -> kind == GuidanceKind.NONE ? STRINGS.text("guidance.none", name()) : "", "");
  }

  /** Why a negative prompt has no effect; empty where it has one. */
  ObservableValue<String> negative() {
    return told(this::negative, "");
  }

  private String negative(GuidanceKind kind) {
    double scale = setup.sampling.guidance.get();
    if (kind != GuidanceKind.CLASSIFIER_FREE) {
      return STRINGS.text("negative.unread", name());
    }
    return kind.readsNegative(scale)
        ? ""
        : STRINGS.text("negative.unguided", Numbers.setting(scale));
  }

  private String name() {
    return setup.model.chosen().get().name();
  }

  private <T> ObservableValue<T> told(Function<GuidanceKind, T> says, T unknown) {
    return Bindings.createObjectBinding(
        () -> kind().map(says).orElse(unknown),
        setup.model.chosen(),
        setup.checkup().guidance(),
        setup.sampling.guidance);
  }

  private Optional<GuidanceKind> kind() {
    return setup.model.chosen().get().toy()
        ? Optional.of(GuidanceKind.NONE)
        : setup.checkup().guidance().get();
  }
}
