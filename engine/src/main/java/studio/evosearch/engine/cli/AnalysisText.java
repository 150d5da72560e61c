package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import studio.evosearch.engine.analysis.Landscape.StateLine;
import studio.evosearch.engine.analysis.MoransI;

/** An analysis as text for people. */
final class AnalysisText {
  private AnalysisText() {}

  static void print(AnalyzeCommand.Analysis analysis, PrintWriter out) {
    out.println(analysis.run());
    out.println();
    out.println("         with      Moran's I of the reward    children   effective  picture");
    out.println("  state  latent   latents (p)      map (p)   heritability  parents  diversity");
    for (StateLine line : analysis.states()) {
      out.println(
          "  %5d  %6d  %s  %s  %7s of %-3d  %7s  %9s"
              .formatted(
                  line.state(),
                  line.candidates(),
                  moran(line.latents()),
                  moran(line.map()),
                  figure(line.heritability().share()),
                  line.heritability().children(),
                  line.heritability().children() == 0 ? "-" : figure(line.effectiveParents()),
                  figure(line.diversity())));
    }
    out.println();
    analysis.states().stream()
        .filter(line -> !line.previewRanks().isEmpty())
        .forEach(line -> previews(line, out));
    analysis.map().ifPresent(map -> print(map, out));
  }

  private static String moran(MoransI found) {
    String p = Double.isNaN(found.p()) ? "-" : String.format(Locale.ROOT, "%.3f", found.p());
    return "%6s (%s)".formatted(figure(found.value()), p);
  }

  private static void previews(StateLine line, PrintWriter out) {
    for (Map.Entry<String, Double> rank : line.previewRanks().entrySet()) {
      out.println(
          "  previews at state %d against pictures, rank correlation of %s: %s"
              .formatted(line.state(), rank.getKey(), figure(rank.getValue())));
    }
  }

  private static void print(AnalyzeCommand.MapLine map, PrintWriter out) {
    out.println(
        String.format(
            Locale.ROOT,
            "Map (%s) of %d latents at state %d; the principal components hold %.0f%% of their"
                + " variance; trustworthiness of 12 neighbours %s",
            map.method(),
            map.points(),
            map.state(),
            100 * map.explained(),
            figure(map.trustworthiness())));
    if (map.available() > map.points()) {
      out.println(
          "  %d of %d were left out, evenly"
              .formatted(map.available() - map.points(), map.available()));
    }
    map.files().forEach(file -> out.println("  " + file));
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3g", value);
  }
}
