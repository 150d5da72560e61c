package studio.evosearch.engine.run;

/** Working time: runs from its making, stands still while held. */
final class Stopwatch {
  private long since = System.nanoTime();
  private long before;
  private boolean held;

  void hold() {
    before += System.nanoTime() - since;
    held = true;
  }

  void go() {
    since = System.nanoTime();
    held = false;
  }

  double seconds() {
    return (before + (held ? 0 : System.nanoTime() - since)) / 1e9;
  }
}
