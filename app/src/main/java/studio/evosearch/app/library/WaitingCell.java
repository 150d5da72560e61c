package studio.evosearch.app.library;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.run.RunHandle;

/** A run that waits; it can be dragged to another place in the queue. */
final class WaitingCell extends ListCell<RunHandle> {
  private static final Strings STRINGS = Strings.of(WaitingCell.class);

  /** The folder of the run that is dragged: no use to other programs. */
  static final DataFormat WAITING = new DataFormat("application/x-evosearch-waiting-run");

  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

  private final QueueViewModel model;
  private final FontIcon grip = new FontIcon(Material2AL.DRAG_INDICATOR);

  WaitingCell(QueueViewModel model) {
    this.model = model;
    setOnDragDetected(drag -> {
      if (!isEmpty()) {
        ClipboardContent content = new ClipboardContent();
        content.put(WAITING, getItem().folder().toString());
        startDragAndDrop(TransferMode.MOVE).setContent(content);
        drag.consume();
      }
    });
    setOnDragOver(drag -> {
      if (dragged(drag).isPresent() && !isEmpty()) {
        drag.acceptTransferModes(TransferMode.MOVE);
        drag.consume();
      }
    });
    setOnDragEntered(
        drag -> pseudoClassStateChanged(TARGET, dragged(drag).isPresent() && !isEmpty()));
    setOnDragExited(drag -> pseudoClassStateChanged(TARGET, false));
    setOnDragDropped(drag -> {
      Optional<RunHandle> run = dragged(drag).filter(r -> !isEmpty());
      run.ifPresent(r -> model.moveTo(r, getIndex()));
      drag.setDropCompleted(run.isPresent());
      drag.consume();
    });
  }

  private Optional<RunHandle> dragged(DragEvent drag) {
    Object folder = drag.getDragboard().getContent(WAITING);
    return model.waiting().stream()
        .filter(run -> run.folder().toString().equals(folder))
        .findFirst();
  }

  @Override
  protected void updateItem(@Nullable RunHandle run, boolean empty) {
    super.updateItem(run, empty);
    if (run == null || empty) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
    } else {
      setText(STRINGS.text("queue.place", getIndex() + 1, QueueViewModel.title(run)));
      setGraphic(grip);
      setTooltip(new Tooltip(run.folder().toString()));
    }
  }
}
