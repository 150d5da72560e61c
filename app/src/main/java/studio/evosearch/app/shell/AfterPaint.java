package studio.evosearch.app.shell;

import javafx.animation.AnimationTimer;

/** Work for when the first picture of the window is on the screen. */
final class AfterPaint extends AnimationTimer {
  /** A frame is painted after the timers of its pulse, in step with those of the next. */
  private static final int FRAMES = 3;

  private final Runnable work;
  private int frames;

  private AfterPaint(Runnable work) {
    this.work = work;
  }

  static void run(Runnable work) {
    new AfterPaint(work).start();
  }

  @Override
  public void handle(long now) {
    if (++frames > FRAMES) {
      stop();
      work.run();
    }
  }
}
