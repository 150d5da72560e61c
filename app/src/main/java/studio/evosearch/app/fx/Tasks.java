package studio.evosearch.app.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Work apart from the FX thread, and back on it: files, databases and everything else that may take
 * long goes through here.
 */
public final class Tasks implements AutoCloseable {
  private static final int THREADS = 3;
  private static final int PATIENCE_SECONDS = 2;

  private final Executor background;
  private final Executor fx;
  private final Consumer<Throwable> problems;

  /**
   * Tasks on executors of one's own, for tests.
   *
   * @param problems hears by {@code fx} what nobody else wanted to hear
   */
  public Tasks(Executor background, Executor fx, Consumer<Throwable> problems) {
    this.background = background;
    this.fx = fx;
    this.problems = problems;
  }

  /**
   * A few daemon threads, and the FX thread.
   *
   * @param problems hears on the FX thread what went wrong and nobody else wanted to hear
   */
  public static Tasks threads(Consumer<Throwable> problems) {
    // What comes when the window is closed is dropped: nobody is there to hear of it.
    ExecutorService pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "background");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    return new Tasks(pool, FxThread.executor(), problems);
  }

  /** Where results are heard. */
  public Executor fx() {
    return fx;
  }

  /** Works, then hands the result over on the FX thread. */
  public <T> void run(Callable<T> work, Consumer<T> done) {
    run(work, done, problems);
  }

  /** Works, then hands the result or what went wrong over on the FX thread. */
  public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    background.execute(() -> {
      T result;
      try {
        result = work.call();
      } catch (Throwable e) {
        // The border of a background thread: whatever breaks is told to who waits for it.
        fx.execute(() -> failed.accept(e));
        return;
      }
      fx.execute(() -> done.accept(result));
    });
  }

  /** A line of tasks of one kind in which only the newest one's result counts. */
  public Latest latest() {
    return new Latest();
  }

  /** Drops results that a newer request has made stale. To be used on the FX thread. */
  public final class Latest {
    private long newest;

    private Latest() {}

    /** Works; the result is heard unless something newer was asked for meanwhile. */
    public <T> void run(Callable<T> work, Consumer<T> done) {
      run(work, done, problems);
    }

    /** Works; the result or the failure is heard unless something newer was asked for meanwhile. */
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
      long mine = ++newest;
      Tasks.this.run(
          work,
          result -> {
            if (mine == newest) {
              done.accept(result);
            }
          },
          problem -> {
            if (mine == newest) {
              failed.accept(problem);
            }
          });
    }

    /** Whatever is under way is not wanted any more. */
    public void drop() {
      newest++;
    }
  }

  /** A line of tasks that are done one after the other, in the order they were given. */
  public Line line() {
    return new Line();
  }

  /** Does one task at a time. To be used on the FX thread. */
  public final class Line {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean working;

    private Line() {}

    /** Works when all that was given before is done; then the result is heard. */
    public <T> void run(Callable<T> work, Consumer<T> done) {
      waiting.add(
          () -> Tasks.this.run(work, result -> ended(done, result), e -> ended(problems, e)));
      if (!working) {
        next();
      }
    }

    private <T> void ended(Consumer<T> hears, T what) {
      try {
        hears.accept(what);
      } finally {
        next();
      }
    }

    private void next() {
      working = !waiting.isEmpty();
      if (working) {
        waiting.remove().run();
      }
    }
  }

  @Override
  public void close() {
    if (background instanceof ExecutorService pool) {
      pool.shutdownNow();
      try {
        pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS); // what was cancelled clears up
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
