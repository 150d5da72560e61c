package studio.evosearch.engine.run;

/** A run could not be made, opened or gone on with; the message says which folder and why. */
public class RunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
