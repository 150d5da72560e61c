package studio.evosearch.app.shell;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Notices.Kind;
import studio.evosearch.app.fx.Notices.Notice;
import studio.evosearch.app.fx.Strings;

/** A notice on the screen, with what can be done about it. It stays while a person is at it. */
final class Toast extends HBox {
  private static final Strings STRINGS = Strings.of(Toast.class);

  private final Label text = new Label();
  private final HBox buttons = new HBox(6);
  private final Button close = new Button("", new FontIcon(Material2AL.CLOSE));
  private final PauseTransition time = new PauseTransition();
  private Notice notice;

  /**
   * @param log shows the log, where a failure can be looked up
   * @param done told when it is to go
   */
  Toast(Notice notice, Runnable log, Consumer<Toast> done) {
    super(10);
    this.notice = notice;
    Runnable gone = () -> done.accept(this);
    getStyleClass().addAll("toast", style(notice.kind()));
    FontIcon icon = new FontIcon(icon(notice.kind()));
    text.setWrapText(true);
    text.setPrefWidth(340);
    text.setMinHeight(USE_PREF_SIZE);
    VBox words = new VBox(8, text, buttons);
    HBox.setHgrow(words, Priority.ALWAYS);
    notice
        .remedy()
        .ifPresent(remedy -> buttons.getChildren().add(button(remedy.text(), remedy.run(), gone)));
    if (notice.kind() == Kind.PROBLEM) {
      buttons.getChildren().add(button(STRINGS.text("toast.log"), log, () -> {}));
    }
    buttons.setManaged(!buttons.getChildren().isEmpty());
    close.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    close.getStyleClass().addAll("button-icon", "flat", "small");
    close.setTooltip(new Tooltip(STRINGS.text("toast.close")));
    close.setOnAction(event -> gone.run());
    setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(icon, words, close);
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        gone.run();
        event.consume();
      }
    });
    time.setOnFinished(event -> gone.run());
    BooleanBinding busy = Bindings.or(hoverProperty(), focusWithinProperty());
    busy.subscribe(this::hold);
    show(notice);
  }

  private static Button button(String text, Runnable act, Runnable then) {
    Button button = new Button(text);
    button.getStyleClass().add("small");
    button.setTooltip(new Tooltip(text));
    button.setOnAction(event -> {
      then.run();
      act.run();
    });
    return button;
  }

  Notice notice() {
    return notice;
  }

  /** Shows the notice that repeats this one. */
  void show(Notice again) {
    notice = again;
    String said = said(again);
    text.setText(said);
    setAccessibleText(STRINGS.text("kind." + again.kind()) + ": " + said);
    close.setAccessibleText(STRINGS.text("toast.close") + ": " + said);
    hold(isHover() || isFocusWithin());
  }

  private void hold(boolean personIsAtIt) {
    time.stop();
    if (!personIsAtIt && !stays()) {
      time.setDuration(Duration.seconds(notice.kind() == Kind.DONE ? 5 : 8));
      time.playFromStart();
    }
  }

  /** What a person has to decide waits for that; what was done is taken back soon or never. */
  private boolean stays() {
    return notice.kind() == Kind.PROBLEM
        || (notice.kind() == Kind.WARNING && notice.remedy().isPresent());
  }

  /** A notice in words, with how often it was told in a row. */
  static String said(Notice notice) {
    return notice.times() == 1
        ? notice.text()
        : STRINGS.text("toast.times", notice.text(), String.valueOf(notice.times()));
  }

  /** Will not go by itself any more. */
  void stop() {
    time.stop();
  }

  /** Gives the focus to what can be done about it. */
  void focus() {
    (buttons.getChildren().isEmpty() ? close : buttons.getChildren().getFirst()).requestFocus();
  }

  static String style(Kind kind) {
    return switch (kind) {
      case DONE -> "done";
      case WARNING -> "warned";
      case PROBLEM -> "problem";
    };
  }

  static Ikon icon(Kind kind) {
    return switch (kind) {
      case DONE -> Material2AL.CHECK_CIRCLE_OUTLINE;
      case WARNING -> Material2MZ.WARNING;
      case PROBLEM -> Material2AL.ERROR_OUTLINE;
    };
  }
}
