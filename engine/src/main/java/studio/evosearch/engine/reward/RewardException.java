package studio.evosearch.engine.reward;

/** A reward could not judge what it was given; the message says which reward and why. */
public class RewardException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RewardException(String message, Throwable cause) {
    super(message, cause);
  }

  public RewardException(String message) {
    super(message);
  }
}
