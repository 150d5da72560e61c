package studio.evosearch.app.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AgesTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Ages AGES = new Ages(InstantSource.fixed(NOW), ZoneOffset.UTC);

  private static String age(String then) {
    return AGES.age(Instant.parse(then));
  }

  @Test
  void recentTimesAreCountedAndOldOnesAreDays() {
    assertEquals("just now", age("2026-03-10T11:59:30Z"));
    assertEquals("just now", age("2026-03-10T12:00:05Z"));
    assertEquals("59 min ago", age("2026-03-10T11:00:30Z"));
    assertEquals("11 h ago", age("2026-03-10T00:30:00Z"));
    assertEquals("yesterday", age("2026-03-09T23:00:00Z"));
    assertEquals("yesterday", age("2026-03-09T00:00:00Z"));
    assertEquals("7 days ago", age("2026-03-03T23:00:00Z"));
    assertTrue(age("2026-03-02T23:00:00Z").contains("2026"));
  }
}
