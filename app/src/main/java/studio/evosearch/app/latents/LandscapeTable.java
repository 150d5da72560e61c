package studio.evosearch.app.latents;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.analysis.Heritability;
import studio.evosearch.engine.analysis.Landscape;
import studio.evosearch.engine.analysis.Landscape.StateLine;
import studio.evosearch.engine.analysis.MoransI;

/** A landscape in words: a row for each state, a sentence about every figure. */
final class LandscapeTable {
  private static final Strings STRINGS = Strings.of(LandscapeTable.class);

  /** The columns, by the keys of their texts. */
  static final List<String> COLUMNS =
      List.of(
          "state",
          "latents",
          "moran",
          "moranMap",
          "heritability",
          "parents",
          "diversity",
          "previews");

  /**
   * A figure.
   *
   * @param hint what it says, a sentence or two
   */
  record Cell(String text, String hint) {}

  private LandscapeTable() {}

  static String head(String column) {
    return STRINGS.text("column." + column);
  }

  static String hint(String column) {
    return STRINGS.text("column." + column + ".hint");
  }

  /** The figures of a state, in the order of the columns. */
  static List<Cell> row(StateLine line) {
    Heritability inherited = line.heritability();
    return List.of(
        cell("state", Numbers.count(line.state())),
        cell("latents", Numbers.count(line.candidates())),
        moran("moran", line.latents()),
        moran("moranMap", line.map()),
        new Cell(
            Numbers.reward(inherited.share()),
            hint("heritability")
                + " "
                + STRINGS.text(
                    "column.heritability.of",
                    Numbers.count(inherited.children()),
                    Numbers.count(inherited.families()))),
        cell(
            "parents",
            inherited.children() == 0
                ? Numbers.reward(Double.NaN)
                : Numbers.reward(line.effectiveParents())),
        cell("diversity", Numbers.reward(line.diversity())),
        previews(line.previewRanks()));
  }

  private static Cell cell(String column, String text) {
    return new Cell(text, hint(column));
  }

  /** A figure for each guide. */
  private static Cell previews(Map<String, Double> ranks) {
    String text =
        ranks.isEmpty()
            ? Numbers.reward(Double.NaN)
            : ranks.values().stream().map(Numbers::reward).collect(Collectors.joining(" / "));
    return new Cell(text, hint("previews") + " " + String.join(" / ", ranks.keySet()));
  }

  private static Cell moran(String column, MoransI found) {
    String text =
        Double.isNaN(found.value())
            ? Numbers.reward(Double.NaN)
            : STRINGS.text("moran", Numbers.reward(found.value()), Numbers.reward(found.p()));
    String chance = STRINGS.text("moran.chance", Numbers.reward(found.expected()));
    return new Cell(text, hint(column) + " " + chance);
  }

  /** As lines of fields between tabs, as spreadsheets take them. */
  static String text(Landscape landscape) {
    Stream<String> head = Stream.of(tabbed(COLUMNS.stream().map(LandscapeTable::head)));
    Stream<String> rows =
        landscape.states().stream().map(line -> tabbed(row(line).stream().map(Cell::text)));
    return Stream.concat(head, rows).collect(Collectors.joining("\n"));
  }

  private static String tabbed(Stream<String> fields) {
    return fields.collect(Collectors.joining("\t"));
  }
}
