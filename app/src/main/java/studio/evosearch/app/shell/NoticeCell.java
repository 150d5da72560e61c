package studio.evosearch.app.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.evosearch.app.fx.Notices.Kind;
import studio.evosearch.app.fx.Notices.Notice;
import studio.evosearch.app.fx.Strings;

/** A notice in the log. */
final class NoticeCell extends ListCell<Notice> {
  private static final Strings STRINGS = Strings.of(NoticeCell.class);

  private final DateTimeFormatter times =
      DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
          .withLocale(Locale.getDefault())
          .withZone(ZoneId.systemDefault());
  private final FontIcon icon = new FontIcon();
  private final Label time = new Label();
  private final Label text = new Label();
  private final HBox row = new HBox(8, icon, time, text);

  NoticeCell(ListView<Notice> list) {
    getStyleClass().add("notice");
    row.setAlignment(Pos.TOP_LEFT);
    time.getStyleClass().add("hint");
    time.setMinWidth(USE_PREF_SIZE);
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    // What icon, time and scroll bar leave of the list, so that long notices wrap.
    text.prefWidthProperty().bind(list.widthProperty().subtract(160));
  }

  @Override
  protected void updateItem(Notice notice, boolean empty) {
    super.updateItem(notice, empty);
    getStyleClass().removeAll(List.of("done", "warned", "problem"));
    if (empty || notice == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Kind kind = notice.kind();
    getStyleClass().add(Toast.style(kind));
    icon.setIconCode(Toast.icon(kind));
    time.setText(times.format(notice.at()));
    text.setText(Toast.said(notice));
    setAccessibleText(STRINGS.text("kind." + kind) + ": " + text.getText());
    setGraphic(row);
  }
}
