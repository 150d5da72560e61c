package studio.evosearch.engine.run;

/** Where a run stands. */
public enum RunState {
  QUEUED,
  RUNNING,
  PAUSED,
  /** Came to its end, by its method or its budget. */
  DONE,
  /** Ended by a person; can be resumed. */
  STOPPED,
  /** Ended by an error; can be resumed once its cause is gone. */
  FAILED,
  /** Its process ended without a word; can be resumed. */
  INTERRUPTED;

  /** Whether the run's thread is done with it. */
  public boolean ended() {
    return this == DONE || this == STOPPED || this == FAILED || this == INTERRUPTED;
  }
}
