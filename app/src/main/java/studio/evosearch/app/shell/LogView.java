package studio.evosearch.app.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Notices.Notice;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.settings.Preferences;

/** What was told and what was logged, and a report of it that a person can copy. */
final class LogView extends BorderPane {
  private static final Strings STRINGS = Strings.of(LogView.class);

  private final Workbench bench;
  private final LogBuffer log;
  private final TextArea lines = new TextArea();
  private final Label said = new Label();

  LogView(Workbench bench, LogBuffer log) {
    this.bench = bench;
    this.log = log;
    getStyleClass().add("log");
    ListView<Notice> notices = new ListView<>(bench.notices().all());
    notices.setId("log-notices");
    notices.setPlaceholder(new Label(STRINGS.text("log.nothing")));
    notices.setCellFactory(NoticeCell::new);
    lines.setId("log-lines");
    lines.setEditable(false);
    lines.setPromptText(STRINGS.text("log.empty"));
    SplitPane both = new SplitPane(titled("log.notices", notices), titled("log.lines", lines));
    both.setOrientation(Orientation.VERTICAL);
    both.setDividerPositions(0.55);
    setCenter(both);
    Label about = new Label(STRINGS.text("log.about"));
    about.setWrapText(true);
    about.getStyleClass().add("hint");
    HBox buttons =
        new HBox(
            8,
            button("log.copy", Material2AL.CONTENT_COPY, () -> report(this::copy)),
            button("log.save", Material2MZ.SAVE_ALT, this::save),
            button("log.refresh", Material2MZ.REFRESH, this::show),
            said);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox bottom = new VBox(8, about, buttons);
    bottom.getStyleClass().add("log-bottom");
    setBottom(bottom);
    show();
  }

  private static VBox titled(String key, javafx.scene.control.Control content) {
    Label title = new Label(STRINGS.text(key));
    title.setLabelFor(content);
    content.setAccessibleText(STRINGS.text(key));
    VBox.setVgrow(content, Priority.ALWAYS);
    return new VBox(4, title, content);
  }

  private static Button button(String key, Ikon icon, Runnable act) {
    Button button = new Button(STRINGS.text(key), new FontIcon(icon));
    button.setId(key.replace('.', '-'));
    button.setTooltip(new Tooltip(STRINGS.text(key + ".hint")));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> act.run());
    return button;
  }

  /** Shows the log as it is now. */
  void show() {
    lines.setText(String.join("\n", log.lines()));
    lines.setScrollTop(Double.MAX_VALUE);
    said.setText("");
  }

  /** Puts the report together in the background: libtorch may be busy starting. */
  private void report(Consumer<String> done) {
    Preferences preferences = bench.preferences().current().get();
    List<Notice> told = List.copyOf(bench.notices().all());
    bench
        .tasks()
        .run(
            () -> {
              Map<String, String> facts = Facts.of(preferences);
              Path home = Path.of(System.getProperty("user.home"));
              return new Report(facts, told, log.lines(), home).text();
            },
            done);
  }

  private void copy(String report) {
    ClipboardContent content = new ClipboardContent();
    content.putString(report);
    Clipboard.getSystemClipboard().setContent(content);
    said.setText(STRINGS.text("log.copied"));
  }

  private void save() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(STRINGS.text("log.save"));
    chooser.setInitialFileName("evosearch-report.txt");
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      report(text -> {
        Callable<Path> write = () -> Files.writeString(file.toPath(), text);
        bench.tasks().run(write, path -> said.setText(STRINGS.text("log.saved", path.toString())));
      });
    }
  }
}
