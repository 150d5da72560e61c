package studio.evosearch.app.latents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.export.MapFigure;
import studio.evosearch.engine.export.MapFiles;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.DurableFile;
import studio.evosearch.engine.run.RunStore;

/** Writes the map on show as files, in the background. */
final class MapExports {
  /** A file that a map can be written as. */
  enum Kind {
    PNG,
    SVG,
    CSV;

    /** How its name ends. */
    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Tasks tasks;
  private final Notices notices;
  private final SavedFiles saved;
  private final LatentsViewModel model;

  MapExports(Workbench bench, LatentsViewModel model) {
    this(bench, model, new SavedFiles(bench.tasks(), bench.notices()));
  }

  MapExports(Workbench bench, LatentsViewModel model, SavedFiles saved) {
    this.tasks = bench.tasks();
    this.notices = bench.notices();
    this.saved = saved;
    this.model = model;
  }

  /** The folder something was saved in last. */
  Optional<Path> folder() {
    return saved.folder();
  }

  /** The name an export begins with: the run's, and the state index. */
  String name() {
    Optional<MadeMap> made = model.maps().made().get();
    String run = made.map(m -> String.valueOf(m.wish().run().getFileName())).orElse("run");
    String state = made.flatMap(MadeMap::state).map(s -> "-state" + s).orElse("");
    return run.replaceFirst("\\.evorun$", "") + state + "-map";
  }

  /** Writes the map; the file is whole or not there. */
  void write(Kind kind, Path file) {
    MapFigure.Colouring colouring = model.colouring().get();
    model
        .maps()
        .plot()
        .ifPresent(plot ->
            tasks.run(
                () -> {
                  DurableFile.write(file, bytes(kind, plot, colouring));
                  return file;
                },
                saved::saved,
                notices::problem));
  }

  private static byte[] bytes(Kind kind, MapPlot plot, MapFigure.Colouring colouring)
      throws IOException {
    MapFigure figure = new MapFigure(plot.map(), plot.report(), colouring, plot.field());
    return switch (kind) {
      case PNG -> Png.encode(figure.picture());
      case SVG -> figure.svg().getBytes(StandardCharsets.UTF_8);
      case CSV -> MapFiles.csv(plot.map(), plot.report()).getBytes(StandardCharsets.UTF_8);
    };
  }

  /** Writes what TensorBoard's projector reads, into a folder of its own in another. */
  void writeProjector(Path into) {
    Path folder = into.resolve(name() + "-projector");
    model
        .maps()
        .made()
        .get()
        .ifPresent(made ->
            made.content()
                .ifPresent(content ->
                    tasks.run(
                        () -> {
                          MapPlot plot = content.plot();
                          try (RunStore store = RunStore.read(made.wish().run())) {
                            return new MapFiles(store, plot.report(), plot.map(), plot.field())
                                .writeProjector(folder, content.features())
                                .getLast();
                          }
                        },
                        saved::saved,
                        notices::problem)));
  }
}
