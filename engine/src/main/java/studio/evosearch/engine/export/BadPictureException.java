package studio.evosearch.engine.export;

/** A file is no whole PNG, or what it says of itself makes no sense. */
public final class BadPictureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadPictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
