package studio.evosearch.engine.run;

/** Working time: runs from its making, stands still while held. Holds nest. */
final class Stopwatch {
  private long since = System.nanoTime();
  private long before;
  private int holds;

  void hold() {
    if (holds++ == 0) {
      before += System.nanoTime() - since;
    }
  }

  void go() {
    if (--holds == 0) {
      since = System.nanoTime();
    }
  }

  double seconds() {
    return (before + (holds > 0 ? 0 : System.nanoTime() - since)) / 1e9;
  }
}
