package studio.evosearch.engine.arch;

import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.script.Script;

/** transformers' UMT5EncoderModel; its method is {@link T5Stack}'s. */
public final class UMT5EncoderModel {
  private UMT5EncoderModel() {}

  /** The script of a component of this class. */
  public static Script script(Component component) {
    return T5Stack.script(component);
  }
}
