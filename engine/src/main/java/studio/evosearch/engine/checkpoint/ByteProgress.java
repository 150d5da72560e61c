package studio.evosearch.engine.checkpoint;

/** Told how far a long piece of work with files has come; may stop it. */
@FunctionalInterface
public interface ByteProgress {
  /**
   * Told now and then, on the thread that works.
   *
   * @param done bytes
   * @param all bytes there are to do, at least as many
   * @throws java.util.concurrent.CancellationException to stop
   */
  void at(long done, long all);
}
