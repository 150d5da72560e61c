package studio.evosearch.app.fx;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** How far a computation has come, and a button that stops it; there while it goes on. */
public final class ProgressBox extends HBox {
  private static final Strings STRINGS = Strings.of(ProgressBox.class);

  /** What is done sooner is not worth a look. */
  private static final Duration PATIENCE = Duration.millis(400);

  /**
   * @param words for a stage
   * @param halt stops it
   */
  public ProgressBox(
      ObservableValue<Optional<Work.Progress>> progress,
      Function<Work.Progress, String> words,
      Runnable halt) {
    super(10);
    getStyleClass().add("progress");
    setAlignment(Pos.CENTER);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Label stage = new Label();
    ProgressBar bar = new ProgressBar();
    bar.setAccessibleText(STRINGS.text("progress"));
    Button cancel = new Button(STRINGS.text("cancel"));
    cancel.getStyleClass().add(Styles.SMALL);
    cancel.setTooltip(new Tooltip(STRINGS.text("cancel.hint")));
    cancel.setOnAction(event -> halt.run());
    getChildren().addAll(stage, bar, cancel);
    setVisible(false);
    PauseTransition patience = new PauseTransition(PATIENCE);
    patience.setOnFinished(event -> setVisible(progress.getValue().isPresent()));
    progress.subscribe(now -> {
      if (now.isEmpty()) {
        patience.stop();
        setVisible(false);
      } else if (!isVisible()) {
        patience.play();
      }
      now.ifPresent(p -> {
        stage.setText(words.apply(p));
        bar.setProgress(p.stage().isEmpty() ? ProgressBar.INDETERMINATE_PROGRESS : p.share());
      });
    });
  }
}
