package studio.evosearch.app.library;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.SpecDifference;

/** Settings as people read them. */
final class SettingsText {
  private static final Strings STRINGS = Strings.of(SettingsText.class);
  private static final String NONE = "–";

  /** As the spec has them, which is about how a person sets them. */
  private static final List<String> ORDER =
      Stream.of(RunSpec.class.getRecordComponents()).map(RecordComponent::getName).toList();

  private SettingsText() {}

  /** Where two specs differ, in the order of the spec. */
  static List<OfferViewModel.Difference> differences(RunSpec now, RunSpec offered) {
    return SpecDifference.of(now, offered).stream()
        .sorted(Comparator.comparingInt(SettingsText::place))
        .map(raw -> difference(raw, now, offered))
        .filter(d -> !d.now().equals(d.offered()))
        .toList();
  }

  /** Which method it is comes before the method's settings. */
  private static int place(SpecDifference.Difference raw) {
    String first = raw.field().replaceFirst("\\..*", "");
    return 2 * ORDER.indexOf(first) + (raw.field().equals("method.method") ? 0 : 1);
  }

  /** A setting that differs between two specs, by its name, with both values. */
  private static OfferViewModel.Difference difference(
      SpecDifference.Difference raw, RunSpec now, RunSpec offered) {
    String before = value(raw.field(), raw.before(), now);
    String after = value(raw.field(), raw.after(), offered);
    // Two folders of one name, told apart by their places.
    boolean alike = before.equals(after) && !before.equals(NONE);
    return new OfferViewModel.Difference(
        name(raw.field()), alike ? raw.before() : before, alike ? raw.after() : after);
  }

  private static String name(String field) {
    String key = "setting." + field;
    return STRINGS.has(key) ? STRINGS.text(key) : field;
  }

  private static String value(String field, String raw, RunSpec spec) {
    return switch (field) {
      case "model" -> model(spec.model());
      case "rewards" ->
          spec.rewards().stream()
              .map(term -> reward(term.reference()) + " × " + Numbers.setting(term.weight()))
              .collect(Collectors.joining(", "));
      case "heldOut" ->
          spec.heldOut().isEmpty()
              ? NONE
              : spec.heldOut().stream().map(SettingsText::reward).collect(Collectors.joining(", "));
      case "order", "rewardMode" -> raw.toLowerCase(Locale.ROOT);
      default -> plain(raw);
    };
  }

  /** A model's name, with the parts it has from elsewhere. */
  private static String model(String reference) {
    return Stream.concat(
            Stream.of(References.name(reference)),
            References.parts(reference).entrySet().stream()
                .map(part -> part.getKey() + ": " + part.getValue().getFileName()))
        .collect(Collectors.joining(", "));
  }

  /** A reward's name: a folder's last part. */
  private static String reward(String reference) {
    return reference.substring(reference.replace('\\', '/').lastIndexOf('/') + 1);
  }

  /** Without the marks of JSON: lists without brackets, whole numbers without a fraction. */
  private static String plain(String raw) {
    if (raw.isEmpty() || raw.equals("-")) {
      return NONE;
    }
    if (raw.matches("-?\\d+\\.0")) {
      return raw.substring(0, raw.length() - 2);
    }
    return raw.startsWith("[") && raw.endsWith("]")
        ? raw.substring(1, raw.length() - 1).replace(",", ", ")
        : raw;
  }
}
