package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.fx.Notices.Notice;

class NoticesTest {
  @Test
  void aListenerHearsAsLongAsThereAreNotices() {
    Notices notices = new Notices();
    List<String> heard = new ArrayList<>();
    ListChangeListener<Notice> listener = change -> heard.add(notices.all().getFirst().text());
    notices.all().addListener(listener);
    System.gc();
    notices.done("Saved.");
    assertEquals(List.of("Saved."), heard);
  }
}
