package studio.evosearch.app.inspector;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunReport;

/** What a person can do with the candidate that is inspected. */
final class InspectorActions {
  private static final Strings STRINGS = Strings.of(InspectorActions.class);

  private final InspectorViewModel model;
  private final Node owner;
  private final ZoomWindow zoom;

  private InspectorActions(Workbench bench, InspectorViewModel model, Node owner) {
    this.model = model;
    this.owner = owner;
    this.zoom = new ZoomWindow(bench, model);
  }

  /**
   * Registers them.
   *
   * @param owner whose window the dialogs belong to
   */
  static void add(Workbench bench, InspectorViewModel model, Node owner) {
    InspectorActions acts = new InspectorActions(bench, model, owner);
    bench
        .actions()
        .add(
            Action.of(
                STRINGS,
                "inspector.zoom",
                Material2MZ.ZOOM_OUT_MAP,
                "Z",
                model.inspecting(),
                () -> acts.zoom.show(acts.window())),
            Action.of(
                STRINGS,
                "inspector.playDenoising",
                Material2MZ.PLAY_CIRCLE_OUTLINE,
                "",
                model.stored(),
                () -> model.films().play(FilmModel.Kind.DENOISING)),
            Action.of(
                STRINGS,
                "inspector.playEvolution",
                Material2AL.LOCAL_MOVIES,
                "",
                model.stored(),
                () -> model.films().play(FilmModel.Kind.EVOLUTION)),
            Action.of(
                STRINGS,
                "candidate.branch",
                Material2AL.CALL_SPLIT,
                "Shortcut+B",
                model.branchable(),
                model::branch),
            Action.of(
                STRINGS,
                "candidate.useAsNoise",
                Material2AL.GRAIN,
                "",
                model.fromNoise(),
                model::useAsNoise),
            Action.of(
                STRINGS,
                "candidate.copySettings",
                Material2AL.CONTENT_COPY,
                "Shortcut+Shift+C",
                model.stored(),
                model::copySettings),
            Action.of(
                STRINGS,
                "candidate.export",
                Material2MZ.SAVE_ALT,
                "Shortcut+E",
                model.stored(),
                acts::export),
            Action.of(
                STRINGS,
                "candidate.reveal",
                Material2AL.FOLDER_OPEN,
                "",
                model.stored(),
                model::reveal));
  }

  private Window window() {
    return owner.getScene().getWindow();
  }

  private void export() {
    List<Long> selected = model.selected();
    model
        .subject()
        .get()
        .stored()
        .ifPresent(stored -> {
          if (selected.size() > 1) {
            exportAll(stored, selected);
          } else {
            exportOne(stored);
          }
        });
  }

  private void exportOne(Subject.Stored stored) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(STRINGS.text("candidate.export"));
    RunReport report = stored.moment().report();
    if (report.videos()) {
      chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("MP4", "*.mp4"));
    }
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG", "*.png"));
    chooser.setInitialFileName(CandidateFiles.name(stored.run(), report, stored.line().id()));
    model.files().folder().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
    Optional.ofNullable(chooser.showSaveDialog(window()))
        .map(File::toPath)
        .ifPresent(file -> model.files().export(stored.run(), report, stored.line().id(), file));
  }

  private void exportAll(Subject.Stored stored, List<Long> ids) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(STRINGS.text("export.folder"));
    model.files().folder().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
    Optional.ofNullable(chooser.showDialog(window()))
        .map(File::toPath)
        .ifPresent(
            folder -> model.files().export(stored.run(), stored.moment().report(), ids, folder));
  }
}
