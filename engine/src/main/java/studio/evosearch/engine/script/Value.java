package studio.evosearch.engine.script;

/**
 * One value of a script under construction: a tensor, or an extent of one. Calling a method emits
 * the line that computes its result; names and meanings are those of the torch functions.
 */
public final class Value extends Dimensions {
  Value(ScriptBuilder script, String id) {
    super(script, id);
  }

  /** The sum over a dimension, which stays with one entry. */
  public Value sum(int dimension) {
    return emit("torch.sum(" + id + ", [" + dimension + "], True)");
  }

  /** Layer normalisation over the last dimension, without weights. */
  public Value layerNorm(int width, double epsilon) {
    return emit("torch.layer_norm(" + id + ", [" + width + "], None, None, " + epsilon + ")");
  }

  /** The vectors along a dimension, each divided by its Euclidean length; a zero stays zero. */
  public Value normalized(int dimension) {
    Value length =
        emit("torch.clamp_min(torch.norm(" + id + ", 2, [" + dimension + "], True), 1e-12)");
    return div(length);
  }

  /** The products of each row of {@code [n, width]} with each of {@code [m, width]}: [n, m]. */
  public Value products(Value other) {
    return emit("torch.matmul(" + id + ", torch.t(" + other + "))");
  }

  /** The last dimension times a matrix {@code [in, out]}. */
  public Value times(Value matrix) {
    return emit("torch.matmul(" + id + ", " + matrix + ")");
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
}
