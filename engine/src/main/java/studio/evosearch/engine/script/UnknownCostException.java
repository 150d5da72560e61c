package studio.evosearch.engine.script;

/** A script has a statement whose cost {@link ScriptCost} has no rule for. */
public final class UnknownCostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownCostException(String message) {
    super(message);
  }
}
