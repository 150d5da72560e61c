package studio.evosearch.app.setup;

import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;

/** How the parts of the setup stand, in a few words each. */
record Summaries(SetupViewModel setup) {
  private static final Strings STRINGS = Strings.of(Summaries.class);

  ObservableValue<String> rewards() {
    RewardSettings rewards = setup.rewards;
    return Bindings.createStringBinding(
        () ->
            rewards.guides.stream()
                .map(guide -> rewards.name(guide.reference().get()))
                .collect(Collectors.joining(" + ")),
        rewards.guides,
        rewards.entries);
  }

  ObservableValue<String> method() {
    return setup.method.kind.map(
        kind -> STRINGS.text("method." + kind.name().toLowerCase(Locale.ROOT)));
  }

  ObservableValue<String> sampling() {
    SamplingSettings sampling = setup.sampling;
    return Bindings.createStringBinding(
        () ->
            STRINGS.text(
                "sampling.summary", Numbers.count(sampling.steps.get()), sampling.seed.get()),
        sampling.steps,
        sampling.seed);
  }

  ObservableValue<String> more() {
    return setup.negative.map(
        negative -> negative.isBlank() ? "" : STRINGS.text("more.summary", negative.strip()));
  }
}
