package studio.evosearch.app.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.run.DeviceChoice;

/** How the parts of the setup stand, in a few words each. */
record Summaries(SetupViewModel setup) {
  private static final Strings STRINGS = Strings.of(Summaries.class);

  /** What is not as by default. */
  ObservableValue<String> advanced() {
    AdvancedSettings advanced = setup.advanced;
    return Bindings.createStringBinding(
        () -> {
          List<String> words = new ArrayList<>();
          if (!advanced.precision.get().equals(setup.preferredPrecision().getValue())) {
            String precision = advanced.precision.get();
            words.add(precision.isEmpty() ? STRINGS.text("advanced.usual") : precision);
          }
          advanced.precisions.forEach((part, precision) -> words.add(part + " " + precision));
          if (!advanced.offload.get().equals(DeviceChoice.OFFLOADS.getFirst())) {
            words.add(
                STRINGS.text("advanced.offload", AdvancedPane.offload(advanced.offload.get())));
          }
          advanced.parts.forEach((part, folder) ->
              words.add(STRINGS.text("advanced.part", part, folder.getFileName())));
          return String.join(" · ", words);
        },
        Stream.concat(Stream.of(advanced.all()), Stream.of(setup.preferredPrecision()))
            .toArray(Observable[]::new));
  }

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
