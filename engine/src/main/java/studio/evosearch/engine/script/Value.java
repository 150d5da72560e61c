package studio.evosearch.engine.script;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One value of a script under construction: a tensor, or an extent of one. Calling a method emits
 * the line that computes its result; names and meanings are those of the torch functions.
 */
public final class Value {
  private final ScriptBuilder script;
  private final String id;

  Value(ScriptBuilder script, String id) {
    this.script = script;
    this.id = id;
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

  public Value exp() {
    return emit("torch.exp(" + id + ")");
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

  public Value mul(Value other) {
    return emit("torch.mul(" + id + ", " + other + ")");
  }

  public Value mul(double number) {
    return emit("torch.mul(" + id + ", " + number + ")");
  }

  public Value div(double number) {
    return emit("torch.div(" + id + ", " + number + ")");
  }

  /** The vectors along the last dimension, each divided by its Euclidean length. */
  public Value normalized() {
    return emit("torch.div(" + id + ", torch.norm(" + id + ", 2, [-1], True))");
  }

  /** The products of each row of {@code [n, width]} with each of {@code [m, width]}: [n, m]. */
  public Value products(Value other) {
    return emit("torch.matmul(" + id + ", torch.t(" + other + "))");
  }

  /** The last dimension times a matrix {@code [in, out]}. */
  public Value times(Value matrix) {
    return emit("torch.matmul(" + id + ", " + matrix + ")");
  }

  /** The extent of a dimension. */
  public Value size(int dimension) {
    return emit("torch.size(" + id + ", " + dimension + ")");
  }

  public Value transpose(int first, int second) {
    return emit("torch.transpose(" + id + ", " + first + ", " + second + ")");
  }

  public Value flatten(int first, int last) {
    return emit("torch.flatten(" + id + ", " + first + ", " + last + ")");
  }

  /** Splits one dimension into two of these extents. */
  public Value unflatten(int dimension, Value outer, Value inner) {
    return emit("torch.unflatten(" + id + ", " + dimension + ", [" + outer + ", " + inner + "])");
  }

  public Value unsqueeze(int dimension) {
    return emit("torch.unsqueeze(" + id + ", " + dimension + ")");
  }

  /** The entry {@code index} of a dimension, which goes away. */
  public Value select(int dimension, int index) {
    return emit("torch.select(" + id + ", " + dimension + ", " + index + ")");
  }

  /** The first {@code count} entries of a dimension. */
  public Value first(int dimension, Value count) {
    return emit("torch.slice(" + id + ", " + dimension + ", 0, " + count + ")");
  }

  /** Repeats a batch of one for as many rows as {@code like} has, without a copy. */
  public Value expandTo(Value like, int dimensions) {
    return emit(
        "torch.expand("
            + id
            + ", [torch.size("
            + like
            + ", 0)"
            + ", -1".repeat(dimensions - 1)
            + "])");
  }

  /** {@code count} equal parts along a dimension. */
  public List<Value> chunk(int count, int dimension) {
    Value parts = emit("torch.chunk(" + id + ", " + count + ", " + dimension + ")");
    return IntStream.range(0, count).mapToObj(i -> emit(parts + "[" + i + "]")).toList();
  }

  /** {@code [batch, tokens, heads * width]} to {@code [batch, heads, tokens, width]}. */
  public Value splitHeads(int heads) {
    return emit("torch.transpose(torch.unflatten(" + id + ", -1, [" + heads + ", -1]), 1, 2)");
  }

  /** {@code [batch, heads, tokens, width]} to {@code [batch, tokens, heads * width]}. */
  public Value mergeHeads() {
    return emit("torch.flatten(torch.transpose(" + id + ", 1, 2), 2)");
  }

  /** Nearest-neighbour upsampling of a picture by a whole factor. */
  public Value upsample(int factor) {
    return emit("torch.upsample_nearest2d(" + id + ", None, [" + factor + ".0, " + factor + ".0])");
  }

  /** Nearest-neighbour upsampling to the height and width of another picture. */
  public Value upsampleTo(Value like) {
    String size = "[torch.size(" + like + ", 2), torch.size(" + like + ", 3)]";
    return emit("torch.upsample_nearest2d(" + id + ", " + size + ", None)");
  }

  /** Squares of {@code factor} pixels a side become channels. */
  public Value pixelUnshuffle(int factor) {
    return emit("torch.pixel_unshuffle(" + id + ", " + factor + ")");
  }

  /** Means over so many rows and columns of equal parts. */
  public Value averagedTo(int side) {
    return emit("torch.adaptive_avg_pool2d(" + id + ", [" + side + ", " + side + "])");
  }

  /** Zeros after the last row and after the last column. */
  public Value padBottomRight() {
    return emit("torch.constant_pad_nd(" + id + ", [0, 1, 0, 1], 0)");
  }

  /**
   * Of each row of token ids {@code [batch, tokens]}, the index of the first that equals {@code
   * token}.
   */
  public Value indexOf(int token) {
    return emit("torch.argmax(torch.to(torch.eq(" + id + ", " + token + "), 3), 1)");
  }

  /** Of each row of token ids {@code [batch, tokens]}, the index of the first largest. */
  public Value indexOfLargest() {
    return emit("torch.argmax(" + id + ", 1)");
  }

  /** Of {@code [batch, tokens, width]}, each row's token at its index: {@code [batch, width]}. */
  public Value gatherTokens(Value index) {
    String width = "torch.size(" + id + ", 2)";
    Value wide =
        emit("torch.expand(torch.view(" + index + ", [-1, 1, 1]), [-1, 1, " + width + "])");
    return emit("torch.squeeze(torch.gather(" + id + ", 1, " + wide + "), 1)");
  }

  public Value float32() {
    return emit("torch.to(" + id + ", 6)");
  }

  /** Cast to the type of another tensor; nothing where it has it. */
  public Value as(Value like) {
    return emit("torch.to(" + id + ", ops.prim.dtype(" + like + "))");
  }

  private Value emit(String expression) {
    return script.emit(expression);
  }

  @Override
  public String toString() {
    return id;
  }
}
