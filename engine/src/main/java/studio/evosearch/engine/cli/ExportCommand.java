package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.evosearch.engine.export.CandidatePicture;
import studio.evosearch.engine.export.Denoising;
import studio.evosearch.engine.export.Film;
import studio.evosearch.engine.export.RunExport;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.DurableFile;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;

/** {@code evosearch export}. */
@Command(
    name = "export",
    description = "Writes what a run found as files for people and other programs.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run's folder, such as a.evorun.")
  Path run = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "WHAT",
      description = {
        "html: a page with pictures, chart, settings and the command that repeats the run;",
        "sheet: the best of each generation, labelled, as PNG;",
        "csv: a line a candidate;",
        "graphml, newick, lineage: who descends from whom, the last as SVG;",
        "chart: reward against NFE as SVG;",
        "film: the best of each generation as MP4.",
        "Default: all of them, unless --picture or --denoising asks for one candidate."
      })
  List<String> what = List.of();

  @Option(
      names = "--picture",
      paramLabel = "ID",
      description =
          "A candidate's picture as PNG with its settings in it, and of a video its MP4 as well."
              + " Repeat for several.")
  List<Long> pictures = List.of();

  @Option(
      names = "--strip",
      description = "Leave the settings out of pictures: prompt, model and seed stay private.")
  boolean strip;

  @Option(
      names = "--denoising",
      paramLabel = "ID",
      description =
          "How a candidate came out of the noise, as MP4: its kept states as the model saw them.")
  @Nullable Long denoising;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Where the files go. Default: a folder 'export' in the run's.")
  @Nullable Path to;

  @Mixin OutputOptions output = new OutputOptions();

  /** What {@code --json} prints. */
  record Written(List<String> files) {}

  private final List<String> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Path folder = to == null ? run.resolve("export") : to;
    try (RunStore store = RunStore.read(run)) {
      RunReport report = RunReport.of(store);
      Set<RunExport> kinds = kinds();
      pictures.forEach(id -> CandidatePicture.line(report, id));
      Files.createDirectories(folder);
      for (RunExport kind : kinds) {
        Path file = folder.resolve(kind.fileName());
        kind.write(store, report, file);
        wrote(file);
      }
      for (long id : pictures) {
        Path file = folder.resolve(id + ".png");
        DurableFile.write(file, strip ? store.png(id) : CandidatePicture.png(store, report, id));
        wrote(file);
        Optional<Path> video = store.video(id);
        if (video.isPresent()) {
          Path copy = folder.resolve(id + ".mp4");
          DurableFile.write(copy, Files.readAllBytes(video.get()));
          wrote(copy);
        }
      }
      if (denoising != null) {
        denoising(store, CandidatePicture.line(report, denoising), folder);
      }
    }
    output.print(() -> new Written(files), out -> {});
    return 0;
  }

  private Set<RunExport> kinds() {
    boolean all = what.isEmpty() && pictures.isEmpty() && denoising == null;
    return all
        ? EnumSet.allOf(RunExport.class)
        : what.stream().map(ExportCommand::kind).collect(Collectors.toCollection(TreeSet::new));
  }

  private static RunExport kind(String word) {
    return Arrays.stream(RunExport.values())
        .filter(kind -> kind.toString().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is nothing a run can be exported as; there are %s"
                    .formatted(
                        word,
                        Arrays.stream(RunExport.values())
                            .map(RunExport::toString)
                            .collect(Collectors.joining(", ")))));
  }

  private void wrote(Path file) {
    files.add(file.toString());
    PrintWriter talk = output.talk();
    talk.println(file);
    talk.flush();
  }

  private void denoising(RunStore store, CandidateLine line, Path folder) throws IOException {
    List<Picture> frames = new ArrayList<>();
    try (EngineService engine = new EngineService(new LocalWorkshop(), 0)) {
      for (int state : Denoising.states(store, line)) {
        frames.add(Png.decode(engine.preview(store.folder(), line.id(), state).join()));
      }
    } catch (CompletionException e) {
      throw e.getCause() instanceof RunException failure ? failure : e;
    }
    Path file = folder.resolve(line.id() + "-denoising.mp4");
    Film.write(file, frames, Film.SECONDS_A_PICTURE);
    wrote(file);
  }
}
