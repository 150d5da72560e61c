package studio.evosearch.app.library;

import java.io.File;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.PackFiles;
import studio.evosearch.app.session.Workbench;

/** What the library lets a person do, for menus, palette, shortcuts and buttons. */
final class LibraryActions {
  private static final Strings STRINGS = Strings.of(LibraryActions.class);

  private final Workbench bench;
  private final LibraryViewModel model;
  private final LibraryDeeds deeds;
  private final OfferViewModel offers;
  private final Supplier<Window> window;

  /**
   * @param window what dialogs belong to
   */
  LibraryActions(
      Workbench bench,
      LibraryViewModel model,
      LibraryDeeds deeds,
      OfferViewModel offers,
      Supplier<Window> window) {
    this.bench = bench;
    this.model = model;
    this.deeds = deeds;
    this.offers = offers;
    this.window = window;
  }

  void add() {
    BooleanBinding any =
        Bindings.createBooleanBinding(() -> !model.selected().get().isEmpty(), model.selected());
    BooleanBinding one = model.oneIs(run -> true);
    BooleanBinding readable = model.oneIs(LibraryRun::readable);
    BooleanBinding resumable = model.oneIs(LibraryRun::resumable);
    SimpleBooleanProperty always = new SimpleBooleanProperty(true);
    bench
        .actions()
        .add(
            Action.of(STRINGS, "library.open", Material2MZ.OPEN_IN_NEW, "", readable, deeds::open),
            Action.of(
                STRINGS,
                "library.resume",
                Material2MZ.PLAY_CIRCLE_OUTLINE,
                "",
                resumable,
                () -> model.one().ifPresent(deeds::resume)),
            Action.of(STRINGS, "library.replay", Material2MZ.REPLAY, "", readable, deeds::replay),
            Action.of(STRINGS, "library.tag", Material2AL.LABEL, "", one, this::tag),
            Action.of(STRINGS, "library.trash", Material2AL.DELETE_OUTLINE, "", any, deeds::trash),
            Action.of(
                STRINGS, "library.copyPath", Material2AL.CONTENT_COPY, "", one, this::copyPath),
            Action.of(
                STRINGS,
                "library.pack",
                Material2AL.ARCHIVE,
                "",
                model.oneIs(run -> run.readable() && !run.live()),
                this::pack),
            Action.of(
                STRINGS, "library.openPack", Material2MZ.UNARCHIVE, "", always, this::openPack),
            Action.of(
                STRINGS,
                "library.openPicture",
                Material2AL.IMAGE_SEARCH,
                "Shortcut+Shift+O",
                always,
                this::openPicture),
            Action.of(
                STRINGS,
                "library.openFolder",
                Material2AL.FOLDER_OPEN,
                "Shortcut+O",
                always,
                this::openFolder),
            Action.of(
                STRINGS,
                "library.emptyTrash",
                Material2AL.DELETE_FOREVER,
                "",
                model.trashed().greaterThan(0),
                this::emptyTrash));
  }

  private void tag() {
    model
        .one()
        .ifPresent(run -> {
          TextInputDialog dialog = new TextInputDialog(String.join(", ", run.summary().tags()));
          dialog.initOwner(window.get());
          dialog.setTitle(STRINGS.text("library.tag"));
          dialog.setHeaderText(run.title());
          dialog.setGraphic(null);
          dialog.setContentText(STRINGS.text("tag.words"));
          dialog
              .resultProperty()
              .subscribe(words -> Optional.ofNullable(words).ifPresent(deeds::tag));
          dialog.show();
        });
  }

  private void copyPath() {
    model
        .one()
        .ifPresent(run -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(run.folder().toString());
          Clipboard.getSystemClipboard().setContent(content);
        });
  }

  private void pack() {
    model
        .one()
        .ifPresent(run ->
            PackFiles.toSave(window.get(), run.summary().name())
                .ifPresent(file -> bench.packs().pack(run.folder(), file)));
  }

  private void openPack() {
    PackFiles.toOpen(window.get()).ifPresent(bench.packs()::open);
  }

  private void openPicture() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(STRINGS.text("library.openPicture"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(STRINGS.text("picture.files"), "*.png", "*.PNG"));
    Optional.ofNullable(chooser.showOpenDialog(window.get()))
        .map(File::toPath)
        .ifPresent(offers::read);
  }

  private void openFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(STRINGS.text("library.openFolder"));
    Optional.ofNullable(chooser.showDialog(window.get()))
        .map(folder -> folder.toPath().toAbsolutePath().normalize())
        .ifPresent(bench.session()::show);
  }

  private void emptyTrash() {
    ButtonType delete = new ButtonType(STRINGS.text("emptyTrash.delete"), ButtonData.OK_DONE);
    Alert alert =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            STRINGS.text("emptyTrash.ask", String.valueOf(model.trashed().get())),
            delete,
            ButtonType.CANCEL);
    alert.initOwner(window.get());
    alert.setTitle(STRINGS.text("library.emptyTrash"));
    alert.setHeaderText(STRINGS.text("library.emptyTrash"));
    alert
        .resultProperty()
        .subscribe(answer -> {
          if (delete.equals(answer)) {
            deeds.emptyTrash();
          }
        });
    alert.show();
  }
}
