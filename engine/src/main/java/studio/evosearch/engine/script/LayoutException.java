package studio.evosearch.engine.script;

/** A checkpoint has not the tensors its architecture needs; the message says which and where. */
public class LayoutException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LayoutException(String message) {
    super(message);
  }
}
