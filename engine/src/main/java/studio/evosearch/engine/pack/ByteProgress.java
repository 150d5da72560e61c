package studio.evosearch.engine.pack;

/** Told how far packing or unpacking has come; may stop it. Called on the thread that works. */
@FunctionalInterface
public interface ByteProgress {
  /**
   * Told now and then.
   *
   * @param done bytes that are done with; packing reads every file twice, to sum it and to write
   *     it, and each time counts half
   * @param all bytes of all files, more than 0
   * @throws java.util.concurrent.CancellationException to stop; nothing stays of what was written
   */
  void at(long done, long all);
}
