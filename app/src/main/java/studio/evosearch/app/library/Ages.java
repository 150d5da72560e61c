package studio.evosearch.app.library;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import studio.evosearch.app.fx.Strings;

/** How long ago something was, as people say it. */
final class Ages {
  private static final Strings STRINGS = Strings.of(Ages.class);
  private static final int DAYS_COUNTED = 7;

  private final InstantSource clock;
  private final ZoneId zone;

  Ages(InstantSource clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** Such as "5 min ago" or "yesterday"; the day itself where it is long ago. */
  String age(Instant then) {
    Instant now = clock.instant();
    long minutes = Math.max(0, Duration.between(then, now).toMinutes());
    LocalDate day = LocalDate.ofInstant(then, zone);
    long days = ChronoUnit.DAYS.between(day, LocalDate.ofInstant(now, zone));
    if (minutes < 1) {
      return STRINGS.text("age.now");
    }
    if (minutes < 60) {
      return STRINGS.text("age.minutes", String.valueOf(minutes));
    }
    if (days < 1) {
      return STRINGS.text("age.hours", String.valueOf(minutes / 60));
    }
    if (days == 1) {
      return STRINGS.text("age.yesterday");
    }
    return days <= DAYS_COUNTED
        ? STRINGS.text("age.days", String.valueOf(days))
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(day);
  }

  /** The day and the time of day. */
  String exactly(Instant then) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .format(then.atZone(zone));
  }
}
