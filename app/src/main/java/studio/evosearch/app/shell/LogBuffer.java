package studio.evosearch.app.shell;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The log's last lines, for a report a person can copy. Safe on any thread. */
final class LogBuffer extends AppenderBase<ILoggingEvent> {
  static final int MOST_LINES = 500;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final Deque<String> lines = new ArrayDeque<>();

  /** One that hears everything the program logs; always the same. */
  static LogBuffer ofProgram() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    synchronized (root) {
      if (root.getAppender(LogBuffer.class.getName()) instanceof LogBuffer there) {
        return there;
      }
      LogBuffer made = new LogBuffer();
      made.setName(LogBuffer.class.getName());
      made.setContext(context);
      made.start();
      root.addAppender(made);
      return made;
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    String head =
        "%s %s %s [%s] %s"
            .formatted(
                TIME.format(Instant.ofEpochMilli(event.getTimeStamp())),
                event.getLevel(),
                event.getLoggerName(),
                event.getThreadName(),
                event.getFormattedMessage());
    IThrowableProxy failure = event.getThrowableProxy();
    String all = failure == null ? head : head + "\n" + ThrowableProxyUtil.asString(failure);
    synchronized (lines) {
      all.lines().forEach(lines::addLast);
      while (lines.size() > MOST_LINES) {
        lines.removeFirst();
      }
    }
  }

  /** The last lines, the newest last; times in UTC. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }
}
