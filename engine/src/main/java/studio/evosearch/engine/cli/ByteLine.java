package studio.evosearch.engine.cli;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import studio.evosearch.engine.checkpoint.ByteProgress;

/** How far work with files has come. Ctrl-C stops it, and it clears up behind itself then. */
final class ByteLine implements ByteProgress, AutoCloseable {
  /** A server may be silent for longer. */
  private static final int PATIENCE_SECONDS = 10;

  private final String what;
  private final WatchLine line;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "ctrl-c");
  private volatile boolean stopped;

  @SuppressWarnings("SystemConsoleNull")
  ByteLine(String what, OutputOptions output) {
    this.what = what;
    boolean terminal = System.console() != null && System.console().isTerminal();
    this.line = new WatchLine(output.talk(), terminal);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void at(long done, long all) {
    if (stopped) {
      throw new CancellationException();
    }
    line.at(
        "%s, %s of %s".formatted(what, Words.bytes(done), Words.bytes(all)), (double) done / all);
  }

  /** The process may not end before what was begun is taken away. */
  private void stop() {
    stopped = true;
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    line.clear();
    over.countDown();
    if (!stopped) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
