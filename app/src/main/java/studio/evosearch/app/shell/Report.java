package studio.evosearch.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.evosearch.app.fx.Notices.Notice;

/**
 * What a person can send to who mends the program. In English, whatever the language of the window,
 * and without the name of the person's own folder.
 *
 * @param facts of the program and the machine, in their order
 * @param notices the newest first
 * @param lines of the log
 * @param home the person's folder, which becomes {@code ~}
 */
record Report(Map<String, String> facts, List<Notice> notices, List<String> lines, Path home) {
  private static final int MOST_NOTICES = 20;

  String text() {
    StringBuilder text = new StringBuilder("EvoSearch Studio report\n\n");
    facts.forEach((name, value) -> text.append("%-12s %s%n".formatted(name, value)));
    text.append("\nNotices, the newest first\n");
    notices.stream().limit(MOST_NOTICES).forEach(notice -> text.append(text(notice)));
    text.append("\nLog, the newest last\n");
    lines.forEach(line -> text.append(line).append('\n'));
    String own = home.toString();
    return own.length() > 1 ? text.toString().replace(own, "~") : text.toString();
  }

  private static String text(Notice notice) {
    String head =
        "%s %s%s: %s%n"
            .formatted(
                notice.at(),
                notice.kind().name().toLowerCase(Locale.ROOT),
                notice.times() > 1 ? " (" + notice.times() + " times)" : "",
                notice.text());
    return notice.detail().isEmpty() ? head : head + notice.detail().indent(4);
  }
}
