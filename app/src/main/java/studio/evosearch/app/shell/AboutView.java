package studio.evosearch.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.run.LocalWorkshop;

/** What the program is, which version, what is inside, and where it keeps things. */
final class AboutView extends ScrollPane {
  private static final Strings STRINGS = Strings.of(AboutView.class);

  /** The libraries inside and their licences. */
  private static final List<String> INSIDE =
      List.of(
          "OpenJFX · GPL-2.0 with Classpath exception",
          "AtlantaFX · MIT",
          "ControlsFX · BSD-3-Clause",
          "Ikonli · Apache-2.0",
          "Material Design icons · Apache-2.0",
          "JFreeChart, JFreeChart-FX · LGPL-2.1-or-later",
          "FXGraphics2D · BSD-3-Clause",
          "JCodec · BSD-2-Clause",
          "Deep Java Library · Apache-2.0",
          "PyTorch (libtorch) · BSD-3-Clause",
          "Hugging Face tokenizers · Apache-2.0",
          "Jackson · Apache-2.0",
          "SQLite, sqlite-jdbc · public domain, Apache-2.0",
          "picocli · Apache-2.0",
          "SLF4J · MIT",
          "Logback · LGPL-2.1, chosen over EPL-2.0",
          "JNA · Apache-2.0",
          "Apache Commons Codec, Compress, IO · Apache-2.0",
          "Gson, Error Prone annotations · Apache-2.0",
          "JSpecify · Apache-2.0");

  /**
   * @param runs where runs are kept
   * @param settings where preferences are kept
   * @param licences where the texts of the licences are, which is so once it is installed
   */
  AboutView(Path runs, Path settings, Optional<Path> licences) {
    getStyleClass().add("about");
    setFitToWidth(true);
    ImageView icon = new ImageView(StudioIcon.of(128));
    icon.setFitWidth(48);
    icon.setFitHeight(48);
    Label name = new Label("EvoSearch Studio", icon);
    name.getStyleClass().add("name");
    Label what = new Label(STRINGS.text("about.what"));
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    GridPane facts = new GridPane();
    facts.getStyleClass().add("facts");
    fact(facts, "about.version", Facts.version() + " · Java " + Runtime.version());
    fact(facts, "about.licence", "Apache-2.0");
    licences
        .filter(Files::isDirectory)
        .ifPresent(folder -> fact(facts, "about.licences", folder.toString()));
    fact(facts, "about.paper", "https://arxiv.org/abs/2505.17618");
    LocalWorkshop.libtorch().ifPresent(build -> fact(facts, "about.libtorch", build));
    fact(facts, "about.runs", runs.toString());
    fact(facts, "about.settings", settings.toString());
    TextArea inside = new TextArea(String.join("\n", INSIDE));
    inside.setEditable(false);
    inside.setPrefRowCount(8);
    Label title = new Label(STRINGS.text("about.inside"));
    title.setLabelFor(inside);
    Label quiet = new Label(STRINGS.text("about.quiet"));
    quiet.setWrapText(true);
    quiet.setMinHeight(USE_PREF_SIZE);
    VBox content = new VBox(12, name, what, facts, quiet, title, inside);
    content.getStyleClass().add("content");
    VBox.setVgrow(inside, Priority.ALWAYS);
    setFitToHeight(true);
    setContent(content);
  }

  /** Fields, so that a person can copy what they say. */
  private static void fact(GridPane facts, String key, String value) {
    TextField field = new TextField(value);
    field.setEditable(false);
    field.setFocusTraversable(false);
    field.getStyleClass().add("plain");
    GridPane.setHgrow(field, Priority.ALWAYS);
    Label label = new Label(STRINGS.text(key));
    label.setLabelFor(field);
    label.setMinWidth(USE_PREF_SIZE);
    facts.addRow(facts.getRowCount(), label, field);
  }
}
