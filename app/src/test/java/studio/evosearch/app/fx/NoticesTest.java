package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.fx.Notices.Notice;

class NoticesTest {
  private Instant now = Instant.EPOCH;
  private final Notices notices =
      new Notices(
          new InstantSource() {
            @Override
            public Instant instant() {
              return now;
            }
          });

  private List<Integer> times() {
    return notices.all().stream().map(Notice::times).toList();
  }

  @Test
  void whatIsToldAgainIsCounted() {
    notices.warning("Slow.");
    now = Instant.EPOCH.plusSeconds(5);
    notices.warning("Slow.");
    assertEquals(List.of(2), times());
    assertEquals(now, notices.all().getFirst().at());
    notices.warning("Slower.");
    notices.warning("Slow.");
    assertEquals(List.of(1, 1, 2), times());
  }

  @Test
  void whatHasARemedyStandsAlone() {
    notices.done("1 run moved to the trash.", "Undo", () -> {});
    notices.done("1 run moved to the trash.", "Undo", () -> {});
    assertEquals(List.of(1, 1), times());
  }

  @Test
  void aFaultIsToldInAPersonsWordsWithTheRestAsDetail() {
    notices.fault(new IllegalArgumentException("duplicate children added"));
    Notice notice = notices.all().getFirst();
    assertEquals(Notices.Kind.PROBLEM, notice.kind());
    assertTrue(notice.text().contains("duplicate children added"), notice.text());
    assertFalse(notice.text().contains("NoticesTest"), notice.text());
    assertTrue(notice.detail().contains("at " + NoticesTest.class.getName()), notice.detail());
  }

  @Test
  void aListenerHearsAsLongAsThereAreNotices() {
    List<String> heard = new ArrayList<>();
    ListChangeListener<Notice> listener = change -> heard.add(notices.all().getFirst().text());
    notices.all().addListener(listener);
    System.gc();
    notices.done("Saved.");
    assertEquals(List.of("Saved."), heard);
  }
}
