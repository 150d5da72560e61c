package studio.evosearch.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogBufferTest {
  private static final Logger LOG = LoggerFactory.getLogger(LogBufferTest.class);

  private final LogBuffer buffer = LogBuffer.ofProgram();

  @Test
  void theLastLinesAreKept() {
    LogBuffer alone = new LogBuffer();
    alone.start();
    for (int i = 0; i < LogBuffer.MOST_LINES + 10; i++) {
      alone.doAppend(
          new LoggingEvent(
              "",
              (ch.qos.logback.classic.Logger) LOG,
              Level.WARN,
              "line " + i,
              null,
              new Object[0]));
    }
    List<String> lines = alone.lines();
    assertEquals(LogBuffer.MOST_LINES, lines.size());
    assertTrue(lines.getLast().endsWith("line " + (LogBuffer.MOST_LINES + 9)), lines.getLast());
    assertTrue(lines.getLast().contains(" WARN " + LogBufferTest.class.getName()), lines.getLast());
  }

  @Test
  void aFailureIsThereWithItsStackTrace() {
    LOG.error("went wrong", new IllegalStateException("why"));
    List<String> lines = buffer.lines();
    assertTrue(lines.contains("java.lang.IllegalStateException: why"), lines::toString);
    assertTrue(lines.getLast().startsWith("\tat "), lines.getLast());
  }

  @Test
  void aProgramHasOne() {
    assertSame(buffer, LogBuffer.ofProgram());
  }
}
