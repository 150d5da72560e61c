package studio.evosearch.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Notices.Kind;
import studio.evosearch.app.fx.Notices.Notice;

/** The newest notices, in the window's corner: three at most, the newest at the bottom. */
final class Toasts extends VBox {
  private static final int MOST = 3;

  private final Runnable log;

  /**
   * @param log shows the log
   */
  Toasts(Notices notices, Runnable log) {
    super(8);
    this.log = log;
    setId("toasts");
    setAlignment(Pos.BOTTOM_RIGHT);
    setMaxSize(440, USE_PREF_SIZE);
    setPickOnBounds(false);
    notices.all().addListener((ListChangeListener<Notice>) this::hear);
  }

  private void hear(ListChangeListener.Change<? extends Notice> change) {
    while (change.next()) {
      List.<Notice>copyOf(change.getAddedSubList()).reversed().forEach(this::show);
    }
  }

  private void show(Notice notice) {
    Optional<Toast> same = toasts().stream().filter(t -> notice.repeats(t.notice())).findFirst();
    if (same.isPresent()) {
      same.get().show(notice);
      return;
    }
    if (toasts().size() >= MOST) {
      remove(leastNeeded());
    }
    getChildren().add(new Toast(notice, log, this::remove));
  }

  /** The oldest one that goes by itself; else the oldest. */
  private Toast leastNeeded() {
    return toasts().stream()
        .filter(t -> t.notice().kind() != Kind.PROBLEM)
        .findFirst()
        .orElse(toasts().getFirst());
  }

  private void remove(Toast toast) {
    toast.stop();
    getChildren().remove(toast);
  }

  private List<Toast> toasts() {
    return getChildren().stream().map(Toast.class::cast).toList();
  }

  /** Gives the focus to the newest one, of which there must be one. */
  void focusNewest() {
    toasts().getLast().focus();
  }
}
