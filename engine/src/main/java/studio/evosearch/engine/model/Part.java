package studio.evosearch.engine.model;

/** A model or a reward that is open, and may hold memory of a device. */
public interface Part extends AutoCloseable {
  /** Whether each of several devices can have one of its own, to work side by side. */
  default boolean spreads() {
    return true;
  }

  /** Gives the memory of its device back until the next call; one on no device does nothing. */
  default void release() {}

  @Override
  default void close() {}
}
