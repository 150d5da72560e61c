package studio.evosearch.engine.analysis;

/** Told how far a long computation has come; may stop it. Called on the thread that computes. */
@FunctionalInterface
public interface Watcher {
  /** One that looks on. */
  Watcher NONE = (what, share) -> {};

  /**
   * Told now and then.
   *
   * @param what is being done, a few words
   * @param share of it that is done, 0..1
   * @throws java.util.concurrent.CancellationException to stop; the computation passes it on
   */
  void at(String what, double share);
}
