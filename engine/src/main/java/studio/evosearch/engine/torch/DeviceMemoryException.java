package studio.evosearch.engine.torch;

/** The device has too little free memory for a call; a smaller batch may fit. */
public class DeviceMemoryException extends TorchException {
  private static final long serialVersionUID = 1;

  public DeviceMemoryException(String message) {
    super(message);
  }

  public DeviceMemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
