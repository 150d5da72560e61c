package studio.evosearch.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.engine.run.DeviceChoice;

/** What a person can prefer; every change applies at once. */
public final class PreferencesView extends ScrollPane {
  private static final Strings STRINGS = Strings.of(PreferencesView.class);
  private static final List<String> LANGUAGES = List.of("", "en", "zh-CN", "ja");
  private static final int MOST_STEPS = 100;

  private final PreferencesModel model;

  public PreferencesView(PreferencesModel model, Machine machine, Tasks tasks, Actions actions) {
    this.model = model;
    getStyleClass().add("preferences");
    getStylesheets().add(PreferencesView.class.getResource("settings.css").toExternalForm());
    setFitToWidth(true);
    FolderField runs = new FolderField();
    Form form = new Form(STRINGS);
    form.add("runs", runs.field(), runs);
    ModelFolders models = new ModelFolders(model);
    form.add("models", models.list(), models);
    LibtorchModel libtorch = new LibtorchModel(machine, tasks);
    form.add("device", devices(libtorch));
    form.add(
        "precision",
        choice(
            DeviceChoice.PRECISIONS,
            precision -> STRINGS.text("precision." + precision),
            p -> DeviceChoice.of(p.device()).precision(),
            (p, value) -> p.withDevice(DeviceChoice.of(p.device()).withPrecision(value).place())));
    LibtorchField field = new LibtorchField(libtorch);
    form.add("libtorch", field.words(), field);
    int processors = Runtime.getRuntime().availableProcessors();
    form.add(
        "threads",
        spinner(processors, Preferences::threads, Preferences::withThreads),
        machine.threads(),
        processors);
    form.add(
        "previews", spinner(MOST_STEPS, Preferences::previewEvery, Preferences::withPreviewEvery));
    form.add(
        "theme",
        choice(
            List.of(Theme.values()),
            t -> STRINGS.text("theme." + t),
            Preferences::theme,
            Preferences::withTheme));
    form.add(
        "language",
        choice(
            LANGUAGES,
            tag -> STRINGS.text("language." + tag),
            Preferences::language,
            Preferences::withLanguage));
    HBox more = new HBox(8, actions.button("app.shortcuts"), actions.button("app.tour"));
    more.setAlignment(Pos.CENTER_LEFT);
    VBox content = new VBox(12, form, more);
    content.getStyleClass().add("content");
    setContent(content);
    model.current().subscribe(p -> runs.show(p.runs()));
    runs.onChosen(folder -> model.change(p -> p.withRuns(folder)));
  }

  private ComboBox<String> devices(LibtorchModel libtorch) {
    ComboBox<String> box =
        choice(
            List.of("cpu"),
            device -> device.equals("cpu") ? STRINGS.text("device.cpu") : device,
            p -> DeviceChoice.of(p.device()).devices(),
            (p, value) -> p.withDevice(DeviceChoice.of(p.device()).withDevices(value).place()));
    libtorch
        .found()
        .subscribe(found ->
            found.stream()
                .flatMap(there -> DeviceChoice.devices(there.devices()).stream())
                .filter(device -> !box.getItems().contains(device))
                .forEach(box.getItems()::add));
    return box;
  }

  private Spinner<Integer> spinner(
      int most,
      Function<Preferences, Integer> value,
      BiFunction<Preferences, Integer, Preferences> with) {
    int now = value.apply(model.current().get());
    Spinner<Integer> spinner = new Spinner<>(0, Math.max(most, now), now);
    spinner.setEditable(true);
    spinner.valueProperty().subscribe(wanted -> model.change(p -> with.apply(p, wanted)));
    model.current().subscribe(p -> spinner.getValueFactory().setValue(value.apply(p)));
    return spinner;
  }

  /** A choice of values; the one in force is among them also when it is none of them. */
  private <T> ComboBox<T> choice(
      List<T> values,
      Function<T, String> text,
      Function<Preferences, T> value,
      BiFunction<Preferences, T, Preferences> with) {
    List<T> all = new ArrayList<>(values);
    T now = value.apply(model.current().get());
    if (!all.contains(now)) {
      all.add(now);
    }
    ComboBox<T> box = new ComboBox<>();
    box.getItems().setAll(all);
    box.setConverter(new Text<>(text));
    model.current().subscribe(p -> box.setValue(value.apply(p)));
    box.valueProperty().subscribe(wanted -> model.change(p -> with.apply(p, wanted)));
    return box;
  }

  /** Values as they are read; what is chosen is never parsed. */
  private static final class Text<T> extends StringConverter<T> {
    private final Function<T, String> text;

    Text(Function<T, String> text) {
      this.text = text;
    }

    @Override
    public String toString(T value) {
      return value == null ? "" : text.apply(value);
    }

    @Override
    public T fromString(String shown) {
      throw new UnsupportedOperationException(shown);
    }
  }
}
