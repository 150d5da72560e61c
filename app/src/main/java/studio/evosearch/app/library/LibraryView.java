package studio.evosearch.app.library;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Workbench;

/** Past runs and the queue of waiting runs. */
public final class LibraryView extends VBox {
  private static final Strings STRINGS = Strings.of(LibraryView.class);

  private final Actions actions;
  private final LibraryViewModel model;
  private final ListView<LibraryRun> list = new ListView<>();

  public LibraryView(Workbench bench) {
    this.actions = bench.actions();
    this.model =
        new LibraryViewModel(
            bench, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, bench.tasks().fx()));
    LibraryDeeds deeds = new LibraryDeeds(model, bench);
    OfferViewModel offers = new OfferViewModel(bench);
    OfferDialog.follow(offers, this);
    new LibraryActions(bench, model, deeds, offers, () -> getScene().getWindow()).add();
    list(new Ages(InstantSource.system(), ZoneId.systemDefault()), bench, deeds);
    getStyleClass().add("library");
    getStylesheets().add(LibraryView.class.getResource("library.css").toExternalForm());
    getChildren()
        .addAll(
            new QueueView(new QueueViewModel(bench.session()), actions),
            search(),
            choices(),
            list,
            deeds());
    VBox.setVgrow(list, Priority.ALWAYS);
  }

  private void list(Ages ages, Workbench bench, LibraryDeeds deeds) {
    Label message = new Label();
    message.setWrapText(true);
    message.getStyleClass().add("message");
    message.textProperty().bind(model.message());
    list.setId("library-runs");
    list.setAccessibleText(STRINGS.text("list"));
    list.setPlaceholder(message);
    list.setItems(model.rows());
    list.setCellFactory(view -> new RunCell(bench, deeds, ages));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setContextMenu(menu());
    list.getSelectionModel()
        .getSelectedItems()
        .addListener(
            (ListChangeListener<LibraryRun>)
                change -> model.select(list.getSelectionModel().getSelectedItems()));
    // After the list's own listener, which loses the selection.
    model.rows().addListener((ListChangeListener<LibraryRun>) change -> reselect());
    list.setOnMouseClicked(click -> {
      if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
        actions.run("library.open");
      }
    });
    list.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ENTER) {
        actions.run("library.open");
      } else if (key.getCode() == KeyCode.DELETE) {
        actions.run("library.trash");
      }
    });
  }

  private void reselect() {
    List<LibraryRun> selected = model.selected().get();
    list.getSelectionModel().clearSelection();
    for (int i = 0; i < model.rows().size(); i++) {
      LibraryRun run = model.rows().get(i);
      if (selected.stream().anyMatch(s -> s.folder().equals(run.folder()))) {
        list.getSelectionModel().select(i);
      }
    }
  }

  private ContextMenu menu() {
    return new ContextMenu(
        actions.menuItem("library.open"),
        actions.menuItem("library.resume"),
        actions.menuItem("library.replay"),
        actions.menuItem("library.tag"),
        actions.menuItem("library.copyPath"),
        actions.menuItem("library.pack"),
        new SeparatorMenuItem(),
        actions.menuItem("library.trash"));
  }

  private HBox search() {
    TextField words = new TextField();
    words.setId("library-search");
    words.setPromptText(STRINGS.text("search"));
    words.setAccessibleText(STRINGS.text("search"));
    words.setTooltip(new Tooltip(STRINGS.text("search.hint")));
    words.textProperty().subscribe(text -> model.query().set(model.query().get().withWords(text)));
    HBox.setHgrow(words, Priority.ALWAYS);
    MenuButton more = new MenuButton("", new FontIcon(Material2MZ.MORE_VERT));
    more.setAccessibleText(STRINGS.text("more"));
    more.setTooltip(new Tooltip(STRINGS.text("more")));
    more.getStyleClass().addAll("button-icon", "flat", "no-arrow");
    more.getItems()
        .addAll(
            actions.menuItem("library.openPicture"),
            actions.menuItem("library.openFolder"),
            actions.menuItem("library.openPack"),
            new SeparatorMenuItem(),
            actions.menuItem("library.emptyTrash"));
    return new HBox(words, more);
  }

  private HBox choices() {
    return new HBox(
        choice(
            "show",
            List.of(LibraryQuery.Show.values()),
            show -> model.query().set(model.query().get().withShow(show))),
        choice(
            "sort",
            List.of(LibraryQuery.Sort.values()),
            sort -> model.query().set(model.query().get().withSort(sort))));
  }

  /** What can be done with the selected runs. */
  private HBox deeds() {
    HBox deeds = new HBox();
    List.of(
            "library.open",
            "library.resume",
            "library.replay",
            "library.tag",
            "library.copyPath",
            "library.pack",
            "library.trash")
        .forEach(id -> deeds.getChildren().add(icon(id)));
    return deeds;
  }

  private Button icon(String id) {
    Button button = actions.iconButton(id);
    button.getStyleClass().add("flat");
    return button;
  }

  private static <T extends Enum<T>> ComboBox<T> choice(
      String key, List<T> values, Consumer<T> chosen) {
    ComboBox<T> box = new ComboBox<>();
    box.setId("library-" + key);
    box.getItems().setAll(values);
    box.setValue(values.getFirst());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return STRINGS.text(key + "." + value.name());
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("nobody types here: " + text);
          }
        });
    box.setAccessibleText(STRINGS.text(key));
    box.setTooltip(new Tooltip(STRINGS.text(key)));
    box.valueProperty().subscribe(chosen);
    box.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }
}
