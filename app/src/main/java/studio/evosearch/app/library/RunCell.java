package studio.evosearch.app.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.session.Working;
import studio.evosearch.engine.run.RunSummary;

/** A run in the library's list. */
final class RunCell extends ListCell<LibraryRun> {
  private static final Strings STRINGS = Strings.of(RunCell.class);
  private static final PseudoClass ON_SHOW = PseudoClass.getPseudoClass("on-show");

  private final Session session;
  private final Ages ages;
  private final Thumbnail thumbnail;
  private final Label title = styled("title");
  private final Label model = styled("muted");
  private final Label figures = styled("figures");
  private final Label tags = styled("tags");
  private final Label problem = styled("problem");
  private final Label chip = styled("chip");
  private final Label age = styled("muted");
  private final Button resume = new Button();
  private final ProgressBar progress = new ProgressBar();
  private final Tooltip tooltip = new Tooltip();
  private final HBox content;

  /** Held here, since the session holds it weakly: cells come and go. */
  private final InvalidationListener mirror = changed -> mirror();

  RunCell(Workbench bench, LibraryDeeds deeds, Ages ages) {
    this.session = bench.session();
    this.ages = ages;
    this.thumbnail = new Thumbnail(bench.pictures());
    resume.setText(STRINGS.text("library.resume"));
    resume.setGraphic(new FontIcon(Material2MZ.PLAY_CIRCLE_OUTLINE));
    resume.getStyleClass().addAll("small", "resume");
    resume.setTooltip(new Tooltip(STRINGS.text("library.resume.hint")));
    resume.setOnAction(pressed -> Optional.ofNullable(getItem()).ifPresent(deeds::resume));
    progress.setAccessibleText(STRINGS.text("progress"));
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("small");
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(400);
    content = content();
    session.folder().addListener(new WeakInvalidationListener(mirror));
    session.working().addListener(new WeakInvalidationListener(mirror));
  }

  private HBox content() {
    List.of(chip, age, resume).forEach(node -> node.setMinWidth(USE_PREF_SIZE));
    VBox words =
        new VBox(2, title, model, problem, figures, tags, spread(chip, age), resume, progress);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    List.of(model, problem, figures, tags, resume, progress)
        .forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    return new HBox(8, thumbnail, words);
  }

  private static HBox spread(Node left, Node right) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(6, left, space, right);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Label styled(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
  }

  @Override
  protected void updateItem(@Nullable LibraryRun run, boolean empty) {
    super.updateItem(run, empty);
    if (run == null || empty) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      thumbnail.clear();
    } else {
      fill(run);
      setGraphic(content);
      setTooltip(tooltip);
    }
    mirror();
  }

  /** As high as its texts need when they are wrapped, which a cell does not ask for by itself. */
  @Override
  protected double computePrefHeight(double width) {
    double sides = snappedLeftInset() + snappedRightInset();
    return isEmpty() || width < 0
        ? super.computePrefHeight(width)
        : snappedTopInset() + content.prefHeight(width - sides) + snappedBottomInset();
  }

  private void fill(LibraryRun run) {
    RunSummary summary = run.summary();
    String state = LibraryViewModel.state(run);
    thumbnail.show(summary);
    title.setText(run.title());
    show(model, run.readable() ? summary.model() + " · " + summary.method() : "");
    show(problem, summary.problem().orElse(""));
    show(figures, run.readable() ? figures(summary) : "");
    show(tags, summary.tags().stream().map(t -> "#" + t).collect(Collectors.joining("  ")));
    chip.setText(state);
    chip.getStyleClass().setAll("label", "chip", chipClass(run));
    age.setText(ages.age(summary.created()));
    resume.setVisible(run.resumable());
    tooltip.setText(tip(run, state));
    setAccessibleText("%s, %s, %s".formatted(run.title(), state, figures(summary)));
  }

  private static void show(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
  }

  private static String figures(RunSummary summary) {
    return STRINGS.text(
        "figures", Numbers.reward(summary.best().orElse(Double.NaN)), Numbers.count(summary.nfe()));
  }

  private static String chipClass(LibraryRun run) {
    return switch (run.state()) {
      case QUEUED -> "waiting";
      case RUNNING -> "working";
      case PAUSED -> "paused";
      case DONE -> "done";
      case STOPPED, INTERRUPTED -> "broken-off";
      case FAILED -> "failed";
    };
  }

  private String tip(LibraryRun run, String state) {
    RunSummary summary = run.summary();
    String why = summary.reason().isEmpty() ? state : state + ": " + summary.reason();
    return "%s\n%s\n%s\n%s"
        .formatted(run.title(), why, ages.exactly(summary.created()), run.folder());
  }

  /** Whether it is the run on show, and how far it is. */
  private void mirror() {
    Optional<Path> folder = Optional.ofNullable(getItem()).map(LibraryRun::folder);
    pseudoClassStateChanged(ON_SHOW, folder.isPresent() && folder.equals(session.folder().get()));
    Optional<Working> working =
        session.working().get().filter(w -> folder.equals(Optional.of(w.run())));
    progress.setVisible(working.isPresent());
    progress.setProgress(working.map(Working::done).orElse(0.0));
  }
}
