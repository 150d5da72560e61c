package studio.evosearch.app.library;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/**
 * Something dragged over nodes and dropped on them, as the system would tell them: the headless
 * platform has no drag and drop of its own. On the FX thread.
 */
final class Drags {
  private final Map<DataFormat, Object> content;
  private Optional<TransferMode> accepted = Optional.empty();

  Drags(Map<DataFormat, Object> content) {
    this.content = Map.copyOf(content);
  }

  private Dragboard board() {
    TKClipboard clipboard =
        (TKClipboard)
            Proxy.newProxyInstance(
                Drags.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getContent" -> content.get((DataFormat) arguments[0]);
                      case "hasContent" -> content.containsKey((DataFormat) arguments[0]);
                      case "getContentTypes" -> content.keySet();
                      case "getTransferModes" -> Set.of(TransferMode.values());
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return DragboardHelper.createDragboard(clipboard);
  }

  void over(Node target) {
    DragEvent event = event(DragEvent.DRAG_OVER, target);
    Event.fireEvent(target, event);
    accepted = Optional.ofNullable(event.getAcceptedTransferMode());
  }

  /** What became of the last drag over a node. */
  Optional<TransferMode> accepted() {
    return accepted;
  }

  void drop(Node target) {
    Event.fireEvent(target, event(DragEvent.DRAG_DROPPED, target));
  }

  private DragEvent event(EventType<DragEvent> type, Node target) {
    return new DragEvent(
        null,
        target,
        type,
        board(),
        0,
        0,
        0,
        0,
        TransferMode.COPY,
        null,
        null,
        new PickResult(target, 0, 0));
  }
}
