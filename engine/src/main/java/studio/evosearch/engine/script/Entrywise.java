package studio.evosearch.engine.script;

/** What a {@link Value} can do entry by entry: arithmetic, comparisons, functions and types. */
abstract class Entrywise {
  private final ScriptBuilder script;
  final String id;

  Entrywise(ScriptBuilder script, String id) {
    this.script = script;
    this.id = id;
  }

  /** The result of an expression, which a line of the script computes. */
  final Value emit(String expression) {
    return script.emit(expression);
  }

  public Value silu() {
    return emit("torch.silu(" + id + ")");
  }

  public Value relu() {
    return emit("torch.relu(" + id + ")");
  }

  public Value tanh() {
    return emit("torch.tanh(" + id + ")");
  }

  /** The exact GELU, x Phi(x). */
  public Value gelu() {
    return emit("torch.gelu(" + id + ")");
  }

  /** CLIP's approximation x sigmoid(1.702 x). */
  public Value quickGelu() {
    return mul(emit("torch.sigmoid(torch.mul(" + id + ", 1.702))"));
  }

  /** GELU by its tanh approximation, transformers' gelu_new. */
  public Value geluTanh() {
    return emit("torch.gelu(" + id + ", approximate=\"tanh\")");
  }

  public Value exp() {
    return emit("torch.exp(" + id + ")");
  }

  public Value log() {
    return emit("torch.log(" + id + ")");
  }

  public Value abs() {
    return emit("torch.abs(" + id + ")");
  }

  public Value sin() {
    return emit("torch.sin(" + id + ")");
  }

  public Value cos() {
    return emit("torch.cos(" + id + ")");
  }

  public Value add(Value other) {
    return emit("torch.add(" + id + ", " + other + ")");
  }

  public Value add(double number) {
    return emit("torch.add(" + id + ", " + number + ")");
  }

  public Value sub(Value other) {
    return emit("torch.sub(" + id + ", " + other + ")");
  }

  public Value mul(Value other) {
    return emit("torch.mul(" + id + ", " + other + ")");
  }

  public Value mul(double number) {
    return emit("torch.mul(" + id + ", " + number + ")");
  }

  public Value div(double number) {
    return emit("torch.div(" + id + ", " + number + ")");
  }

  public Value div(Value other) {
    return emit("torch.div(" + id + ", " + other + ")");
  }

  /** Whole parts of quotients of integers, none of them negative. */
  public Value quotient(Value divisor) {
    return emit("torch.floor_divide(" + id + ", " + divisor + ")");
  }

  /** Where values are smaller than a number: booleans. */
  public Value less(double number) {
    return emit("torch.lt(" + id + ", " + number + ")");
  }

  /** Where values are smaller than another's: booleans. */
  public Value less(Value other) {
    return emit("torch.lt(" + id + ", " + other + ")");
  }

  /** Where values are not smaller than another's: booleans. */
  public Value notLess(Value other) {
    return emit("torch.ge(" + id + ", " + other + ")");
  }

  public Value and(Value other) {
    return emit("torch.logical_and(" + id + ", " + other + ")");
  }

  public Value or(Value other) {
    return emit("torch.logical_or(" + id + ", " + other + ")");
  }

  /** Of booleans: {@code yes} where true, {@code no} elsewhere. */
  public Value choose(Value yes, Value no) {
    return emit("torch.where(" + id + ", " + yes + ", " + no + ")");
  }

  public Value atMost(double limit) {
    return emit("torch.clamp_max(" + id + ", " + limit + ")");
  }

  public Value clamp(double least, double most) {
    return emit("torch.clamp(" + id + ", " + least + ", " + most + ")");
  }

  /**
   * Infinities as the largest number of their type, 65504 in float16; what is no number stays none.
   */
  public Value finite() {
    return emit("torch.nan_to_num(" + id + ", nan)");
  }

  public Value float32() {
    return emit("torch.to(" + id + ", 6)");
  }

  public Value float64() {
    return emit("torch.to(" + id + ", 7)");
  }

  /** Numbers without their fractions, as int64. */
  public Value int64() {
    return emit("torch.to(" + id + ", 4)");
  }

  /** True where a number is not zero. */
  public Value booleans() {
    return emit("torch.to(" + id + ", 11)");
  }

  /** Cast to the type of another tensor; nothing where it has it. */
  public Value as(Value like) {
    return emit("torch.to(" + id + ", ops.prim.dtype(" + like + "))");
  }

  @Override
  public String toString() {
    return id;
  }
}
