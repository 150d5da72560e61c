package studio.evosearch.engine.run;

/**
 * What was asked for cannot be: a folder that is no run or not free for one, a state to branch from
 * that was not kept. Another folder or value would do.
 */
public class BadRunException extends RunException {
  private static final long serialVersionUID = 1;

  public BadRunException(String message) {
    super(message);
  }

  public BadRunException(String message, Throwable cause) {
    super(message, cause);
  }
}
