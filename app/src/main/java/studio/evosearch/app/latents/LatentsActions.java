package studio.evosearch.app.latents;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.PlaneCanvas;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.latents.MapExports.Kind;
import studio.evosearch.app.session.Workbench;

/** What a person can do with maps. */
final class LatentsActions {
  private static final Strings STRINGS = Strings.of(LatentsActions.class);

  private final Workbench bench;
  private final LatentsViewModel model;
  private final LandscapeModel landscape;
  private final MapExports exports;
  private final Node owner;

  /**
   * @param owner whose window the dialogs belong to
   */
  LatentsActions(Workbench bench, LatentsViewModel model, LandscapeModel landscape, Node owner) {
    this.bench = bench;
    this.model = model;
    this.landscape = landscape;
    this.exports = new MapExports(bench, model);
    this.owner = owner;
  }

  /** Registers them. */
  void add(PlaneCanvas canvas, BooleanProperty lassoing) {
    ObservableBooleanValue always = new SimpleBooleanProperty(true);
    BooleanBinding run =
        Bindings.createBooleanBinding(
            () -> bench.session().moment().get().isPresent(), bench.session().moment());
    BooleanBinding map =
        Bindings.createBooleanBinding(() -> model.look().get().isPresent(), model.look());
    add("anew", Material2MZ.REFRESH, run, model.maps()::anew);
    add("play", Material2MZ.PLAY_CIRCLE_OUTLINE, map, () -> flip(model.playing()));
    add("links", Material2MZ.TIMELINE, always, () -> flip(model.links()));
    add("lasso", Material2AL.GESTURE, map, () -> flip(lassoing));
    add("selectAll", Material2MZ.SELECT_ALL, map, model::selectAll);
    add("zoomOut", Material2MZ.ZOOM_OUT, map, canvas::zoomOut);
    add("zoomIn", Material2MZ.ZOOM_IN, map, canvas::zoomIn);
    add("fit", Material2MZ.ZOOM_OUT_MAP, map, canvas::fit);
    add("landscape", Material2MZ.TERRAIN, run, () -> flip(landscape.open()));
    add("survey", Material2MZ.REFRESH, run, landscape::again);
    BooleanBinding surveyed =
        Bindings.createBooleanBinding(
            () -> landscape.survey().get().isPresent(), landscape.survey());
    add("previews", Material2MZ.VISIBILITY, surveyed, landscape::askPreviews);
    add("copyLandscape", Material2AL.CONTENT_COPY, surveyed, this::copyLandscape);
    add("exportPng", Material2AL.IMAGE, map, () -> export(Kind.PNG));
    add("exportSvg", Material2AL.CATEGORY, map, () -> export(Kind.SVG));
    add("exportCsv", Material2AL.GRID_ON, map, () -> export(Kind.CSV));
    add("exportProjector", Material2AL.BUBBLE_CHART, map, this::exportProjector);
  }

  private void add(String verb, Ikon icon, ObservableBooleanValue enabled, Runnable run) {
    bench.actions().add(Action.of(STRINGS, "latents." + verb, icon, "", enabled, run));
  }

  private static void flip(BooleanProperty what) {
    what.set(!what.get());
  }

  private void copyLandscape() {
    landscape
        .survey()
        .get()
        .ifPresent(survey -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(LandscapeTable.text(survey.landscape()));
          Clipboard.getSystemClipboard().setContent(content);
          bench.notices().done(STRINGS.text("landscape.copied"));
        });
  }

  private Window window() {
    return owner.getScene().getWindow();
  }

  private void export(Kind kind) {
    String extension = kind.extension();
    FileChooser chooser = new FileChooser();
    chooser.setTitle(STRINGS.text("latents.export" + capital(extension)));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(kind.name(), "*." + extension));
    chooser.setInitialFileName(exports.name() + "." + extension);
    exports.folder().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
    Optional.ofNullable(chooser.showSaveDialog(window()))
        .map(File::toPath)
        .ifPresent(file -> exports.write(kind, file));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private void exportProjector() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(STRINGS.text("latents.exportProjector"));
    exports.folder().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
    Optional.ofNullable(chooser.showDialog(window()))
        .map(File::toPath)
        .ifPresent(exports::writeProjector);
  }
}
