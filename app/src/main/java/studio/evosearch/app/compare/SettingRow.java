package studio.evosearch.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.StartWords;
import studio.evosearch.engine.run.SpecDifference;

/**
 * A setting in which not all candidates agree.
 *
 * @param values one a candidate
 */
record SettingRow(String name, List<String> values) {
  private static final Strings STRINGS = Strings.of(SettingRow.class);

  /** What was in force for the candidates is told rather than what their runs began with. */
  private static final Set<String> TOLD = Set.of("prompt", "negative", "guidance", "beta");

  /** How the candidates were made differently. */
  static List<SettingRow> of(List<Entry> entries) {
    List<SettingRow> rows = new ArrayList<>();
    add(rows, entries, "run", Entry::runName);
    add(rows, entries, "generation", e -> Numbers.count(e.line().generation()));
    add(rows, entries, "start", e -> StartWords.of(e.line().start()));
    add(
        rows,
        entries,
        "states",
        e -> Numbers.count(e.line().state()) + " – " + Numbers.count(e.line().end()));
    add(rows, entries, "cost", e -> Numbers.count(e.line().nfe()));
    add(rows, entries, "prompt", e -> e.settings().prompt());
    add(rows, entries, "negative", e -> e.settings().negative());
    add(rows, entries, "guidance", e -> Numbers.setting(e.settings().guidance()));
    add(rows, entries, "beta", e -> Numbers.setting(e.settings().controls().beta()));
    SpecDifference.among(entries.stream().map(Entry::spec).toList())
        .forEach((field, values) -> {
          if (!TOLD.contains(field)) {
            rows.add(new SettingRow(field, values));
          }
        });
    return rows;
  }

  private static void add(
      List<SettingRow> rows, List<Entry> entries, String key, Function<Entry, String> value) {
    List<String> values = entries.stream().map(value).toList();
    if (values.stream().distinct().count() > 1) {
      rows.add(new SettingRow(STRINGS.text("setting." + key), values));
    }
  }
}
