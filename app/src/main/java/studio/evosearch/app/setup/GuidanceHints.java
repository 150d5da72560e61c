package studio.evosearch.app.setup;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.model.GeneratorInfo;

/** What the chosen model does not take of guidance; nothing while it has not been tried. */
record GuidanceHints(SetupViewModel setup) {
  private static final Strings STRINGS = Strings.of(GuidanceHints.class);

  /** Whether a guidance scale means nothing to the model, whatever it is. */
  ObservableValue<Boolean> noGuidance() {
    return info().map(info -> info.filter(i -> i.guidance() == GuidanceKind.NONE).isPresent());
  }

  /** Whether it reads no negative prompt, whatever the guidance. */
  ObservableValue<Boolean> noNegative() {
    return info()
        .map(info -> info.filter(i -> i.guidance() != GuidanceKind.CLASSIFIER_FREE).isPresent());
  }

  /** That guidance has no effect; empty where it has. */
  ObservableValue<String> guidance() {
    return words(info ->
        info.guidance() == GuidanceKind.NONE ? STRINGS.text("guidance.none", info.name()) : "");
  }

  /** Why a negative prompt has no effect; empty where it has one. */
  ObservableValue<String> negative() {
    return words(info -> {
      double scale = setup.sampling.guidance.get();
      if (info.guidance() != GuidanceKind.CLASSIFIER_FREE) {
        return STRINGS.text("negative.unread", info.name());
      }
      return info.guidance().readsNegative(scale)
          ? ""
          : STRINGS.text("negative.unguided", Numbers.setting(scale));
    });
  }

  private ObservableValue<String> words(Function<GeneratorInfo, String> told) {
    return Bindings.createStringBinding(
        () -> setup.model.probe().get().map(p -> told.apply(p.info())).orElse(""),
        setup.model.probe(),
        setup.sampling.guidance);
  }

  private ObservableValue<Optional<GeneratorInfo>> info() {
    return setup.model.probe().map(probe -> probe.map(p -> p.info()));
  }
}
