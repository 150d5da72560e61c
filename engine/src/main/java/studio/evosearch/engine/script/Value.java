package studio.evosearch.engine.script;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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

  /** The sum over a dimension, which stays with one entry. */
  public Value sum(int dimension) {
    return emit("torch.sum(" + id + ", [" + dimension + "], True)");
  }

  /** Layer normalisation over the last dimension, without weights. */
  public Value layerNorm(int width, double epsilon) {
    return emit("torch.layer_norm(" + id + ", [" + width + "], None, None, " + epsilon + ")");
  }

  public Value clamp(double least, double most) {
    return emit("torch.clamp(" + id + ", " + least + ", " + most + ")");
  }

  /** The vectors along a dimension, each divided by its Euclidean length; a zero stays zero. */
  public Value normalized(int dimension) {
    Value length =
        emit("torch.clamp_min(torch.norm(" + id + ", 2, [" + dimension + "], True), 1e-12)");
    return div(length);
  }

  /** The vectors along the last dimension, each divided by its Euclidean length. */
  public Value normalized() {
    return normalized(-1);
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

  /** Splits one dimension into several of these extents. */
  public Value unflatten(int dimension, Value... extents) {
    return emit("torch.unflatten(" + id + ", " + dimension + ", " + List.of(extents) + ")");
  }

  /** Splits one dimension into several of these extents; -1 is what remains. */
  public Value unflatten(int dimension, Integer... extents) {
    return emit("torch.unflatten(" + id + ", " + dimension + ", " + List.of(extents) + ")");
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

  /** The entries {@code from} to {@code to} (exclusive) of a dimension. */
  public Value slice(int dimension, int from, int to) {
    return emit("torch.slice(" + id + ", " + dimension + ", " + from + ", " + to + ")");
  }

  /** All entries of a dimension from {@code index} on; from its end, where that is negative. */
  public Value from(int dimension, int index) {
    return slice(dimension, index, Integer.MAX_VALUE);
  }

  /** All entries of a dimension from {@code index} on. */
  public Value from(int dimension, Value index) {
    return emit(
        "torch.slice(" + id + ", " + dimension + ", " + index + ", " + Integer.MAX_VALUE + ")");
  }

  /** The middle {@code count} entries of a dimension. */
  public Value middle(int dimension, Value count) {
    String start =
        "torch.floordiv(torch.sub(torch.size(" + id + ", " + dimension + "), " + count + "), 2)";
    return emit("torch.narrow(" + id + ", " + dimension + ", " + start + ", " + count + ")");
  }

  /** Each entry of a dimension so many times in a row. */
  public Value repeatEach(int dimension, int times) {
    return emit("torch.repeat_interleave(" + id + ", " + times + ", " + dimension + ")");
  }

  /** The dimensions in another order. */
  public Value permute(Integer... dimensions) {
    return emit("torch.permute(" + id + ", " + List.of(dimensions) + ")");
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

  /** Repeats to these extents what has an extent of one there, without a copy; the last stays. */
  public Value expand(Value... extents) {
    String sizes = Arrays.stream(extents).map(e -> e + ", ").collect(Collectors.joining());
    return emit("torch.expand(" + id + ", [" + sizes + "-1])");
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

  /**
   * Turns pairs of neighbours of {@code [batch, heads, tokens, width]} by angles (arXiv
   * 2104.09864).
   *
   * @param rotations {@code [tokens, width / 2]}, from {@link #rotations}
   */
  public Value rotate(Value rotations) {
    Value pairs = emit("torch.view_as_complex(torch.unflatten(" + float32() + ", 3, [-1, 2]))");
    return emit("torch.flatten(torch.view_as_real(torch.mul(" + pairs + ", " + rotations + ")), 3)")
        .as(this);
  }

  /** The complex numbers of length 1 at these angles, in single precision. */
  public Value rotations() {
    return emit("torch.to(torch.polar(torch.ones_like(" + id + "), " + id + "), 9)");
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

  /** Nearest-neighbour upsampling of {@code [batch, channels, frames, height, width]}. */
  public Value upsample3d(int frames, int height, int width) {
    String factors = "[" + frames + ".0, " + height + ".0, " + width + ".0]";
    return emit("torch.upsample_nearest3d(" + id + ", None, " + factors + ")");
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

  /** Zeros before the first frame of {@code [batch, channels, frames, height, width]}. */
  public Value padBefore(int frames) {
    return emit("torch.constant_pad_nd(" + id + ", [0, 0, 0, 0, " + frames + ", 0], 0)");
  }

  /** Copies of the first frame before it, and of the outermost pixels around each frame. */
  public Value padReplicated(int framesBefore, int around) {
    String sides = (around + ", ").repeat(4);
    return emit("torch.replication_pad3d(" + id + ", [" + sides + framesBefore + ", 0])");
  }

  /** Rows of zeros before the first of {@code [rows, columns]}. */
  public Value padRowsBefore(Value count) {
    return emit("torch.constant_pad_nd(" + id + ", [0, 0, " + count + ", 0], 0)");
  }

  /** A copy in memory of its own: a slice without one keeps the whole that it is of. */
  public Value copy() {
    return emit("torch.clone(" + id + ")");
  }

  /** An entry of a list of tensors. */
  public Value entry(int index) {
    return emit(id + "[" + index + "]");
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

  private Value emit(String expression) {
    return script.emit(expression);
  }

  @Override
  public String toString() {
    return id;
  }
}
