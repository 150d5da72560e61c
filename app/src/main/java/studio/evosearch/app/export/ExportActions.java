package studio.evosearch.app.export;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.export.RunExport;

/** An action for each kind of export; it asks where to. */
public final class ExportActions {
  private static final Strings STRINGS = Strings.of(ExportActions.class);

  private final ExportViewModel model;
  private final Supplier<Window> window;

  private ExportActions(Workbench bench, Supplier<Window> window) {
    this.window = window;
    this.model =
        new ExportViewModel(
            bench,
            new SavedFiles(bench.tasks(), bench.notices()),
            film -> FilmWindow.play(film, window.get(), bench.tasks()));
  }

  /**
   * Registers them.
   *
   * @param window what the dialogs belong to
   */
  public static void add(Workbench bench, Supplier<Window> window) {
    ExportActions acts = new ExportActions(bench, window);
    Arrays.stream(RunExport.values())
        .map(kind ->
            Action.of(
                STRINGS,
                "export." + kind,
                icon(kind),
                "",
                acts.model.possible(),
                () -> acts.export(kind)))
        .forEach(bench.actions()::add);
    bench
        .actions()
        .add(
            Action.of(
                STRINGS,
                "export.denoising",
                Material2MZ.MOVIE,
                "",
                acts.model.candidateSelected(),
                acts::exportDenoising));
  }

  private static Ikon icon(RunExport kind) {
    return switch (kind) {
      case HTML -> Material2AL.ARTICLE;
      case SHEET -> Material2AL.GRID_ON;
      case CSV -> Material2MZ.TABLE_CHART;
      case GRAPHML, NEWICK, LINEAGE -> Material2AL.ACCOUNT_TREE;
      case CHART -> Material2MZ.SHOW_CHART;
      case FILM -> Material2MZ.MOVIE;
    };
  }

  private void export(RunExport kind) {
    ask("export." + kind, model.name(kind)).ifPresent(file -> model.write(kind, file));
  }

  private void exportDenoising() {
    ask("export.denoising", model.denoisingName()).ifPresent(model::writeDenoising);
  }

  private Optional<Path> ask(String action, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(STRINGS.text(action));
    String ending = name.substring(name.lastIndexOf('.') + 1);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
    chooser.setInitialFileName(name);
    model.folder().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showSaveDialog(window.get())).map(File::toPath);
  }
}
