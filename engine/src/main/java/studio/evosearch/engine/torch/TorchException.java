package studio.evosearch.engine.torch;

/** libtorch refused something; the message says in which component and where in its checkpoint. */
public class TorchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TorchException(String message, Throwable cause) {
    super(message, cause);
  }

  public TorchException(String message) {
    super(message);
  }
}
