package studio.evosearch.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.evosearch.engine.analysis.Landscape;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.LatentMaps;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.analysis.MapSettings;
import studio.evosearch.engine.analysis.PlaneField;
import studio.evosearch.engine.analysis.RunModels;
import studio.evosearch.engine.analysis.StateFeatures;
import studio.evosearch.engine.analysis.Trustworthiness;
import studio.evosearch.engine.export.MapFiles;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/** {@code evosearch analyze}. */
@Command(
    name = "analyze",
    description = {
      "Tells how the reward lies over the latents of a run, at each state index that was kept:"
          + " whether neighbours have like rewards, how much of it children inherit, how many"
          + " parents they really have, how different their pictures are.",
      "With --map it draws the latents and writes them for other programs."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {
  /** Neighbours that a map's trustworthiness is told for. */
  private static final int TRUST = 12;

  @Parameters(paramLabel = "RUN", description = "The run's folder, such as a.evorun.")
  Path run = Path.of("");

  @Option(
      names = "--state",
      paramLabel = "S",
      description = {
        "Only this state index: 0 is noise, the number of steps the clean latent.",
        "Default: all that were kept; the map shows the last."
      })
  @Nullable Integer state;

  @Option(
      names = "--previews",
      description = {
        "Decode and judge what the denoiser expected at each state, to tell how early the",
        "reward knows. Opens the run's model and rewards."
      })
  boolean previews;

  @Mixin MapOptions map = new MapOptions();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the map's files go. Default: analysis in the run's folder.")
  @Nullable Path out;

  @Mixin OutputOptions output = new OutputOptions();

  /** What {@code --json} prints: the landscape's fields, and the map where one was made. */
  record Analysis(String run, List<Landscape.StateLine> states, Optional<MapLine> map) {}

  /**
   * A map that was made.
   *
   * @param available how many candidates have such a latent
   * @param explained the share of their variance in the principal components, 0..1
   * @param trustworthiness of 12 neighbours, against the principal components
   */
  record MapLine(
      MapMethod method,
      int state,
      int points,
      int available,
      double perplexity,
      double explained,
      double trustworthiness,
      List<String> files) {}

  @Override
  @SuppressWarnings("SystemConsoleNull")
  public Integer call() throws IOException {
    boolean terminal = System.console() != null && System.console().isTerminal();
    WatchLine watch = new WatchLine(output.talk(), terminal);
    try (RunStore store = RunStore.read(run)) {
      RunReport report = RunReport.of(store);
      MapSettings settings = map.settings(report.spec());
      SortedSet<Integer> states = states(store);
      Optional<LatentMap> made = Optional.empty();
      Optional<MapLine> line = Optional.empty();
      if (map.wanted()) {
        StateFeatures features =
            StateFeatures.of(store, report, states.last(), settings.part(), watch);
        LatentMap drawn = LatentMaps.of(features, settings, Optional.empty(), watch);
        line = Optional.of(write(store, report, features, drawn));
        made = Optional.of(drawn);
      }
      Landscape landscape = Landscape.of(store, report, states, settings, made, watch);
      if (previews) {
        landscape = landscape.with(RunModels.previewRanks(store, report, states, watch));
      }
      watch.clear();
      Analysis analysis = new Analysis(landscape.run(), landscape.states(), line);
      output.print(() -> analysis, text -> AnalysisText.print(analysis, text));
      return 0;
    } finally {
      watch.clear();
    }
  }

  private SortedSet<Integer> states(RunStore store) {
    SortedSet<Integer> kept = Landscape.states(store);
    if (kept.isEmpty()) {
      throw new BadRunException(run + ": has no candidates yet");
    }
    return state == null ? kept : new TreeSet<>(List.of(state));
  }

  private MapLine write(RunStore store, RunReport report, StateFeatures features, LatentMap drawn)
      throws IOException {
    Optional<PlaneField> field = RunModels.field(report, drawn);
    Path folder = out == null ? run.resolve("analysis") : out;
    MapFiles export = new MapFiles(store, report, drawn, field);
    List<Path> files = new ArrayList<>(export.write(folder));
    files.addAll(export.writeProjector(folder.resolve("projector"), features));
    return new MapLine(
        drawn.settings().method(),
        drawn.state(),
        drawn.points().size(),
        drawn.available(),
        drawn.perplexity(),
        features.explained(),
        Trustworthiness.of(features, drawn, TRUST),
        files.stream().map(Path::toString).toList());
  }
}
