package studio.evosearch.engine.script;

import java.util.List;

/** A dotted place in a checkpoint, such as {@code down_blocks.0.resnets.1}, and its layers. */
public final class Scope {
  private final ScriptBuilder script;
  private final String prefix;

  Scope(ScriptBuilder script, String prefix) {
    this.script = script;
    this.prefix = prefix;
  }

  /** The place {@code name} below this one; dots go further down. */
  public Scope at(String name) {
    return new Scope(script, prefix + name + ".");
  }

  /** The place {@code name.index} below this one. */
  public Scope at(String name, int index) {
    return at(name + "." + index);
  }

  /** Whether the checkpoint holds this tensor. */
  public boolean has(String tensor) {
    return script.has(prefix + tensor);
  }

  /** The shape of a tensor of the checkpoint. */
  public List<Long> shape(String tensor) {
    return script.shape(prefix + tensor);
  }

  /** A tensor of the checkpoint. */
  public Value weight(String tensor) {
    script.enter(prefix + tensor);
    return script.weight(prefix + tensor);
  }

  /** Leaves out a tensor that checkpoints may hold though no layer takes it. */
  public void skip(String tensor) {
    script.skip(prefix + tensor);
  }

  /** A square convolution that keeps the picture's size. */
  public Value conv(Value x, String layer) {
    return conv(x, layer, 1, Math.toIntExact(kernel(layer) / 2));
  }

  /** A convolution; its bias is added if the checkpoint has one. */
  public Value conv(Value x, String layer, int stride, int padding) {
    return conv(x, layer, stride, padding, 1);
  }

  /** A square convolution of inputs {@code dilation} apart that keeps the picture's size. */
  public Value dilatedConv(Value x, String layer, int dilation) {
    return conv(x, layer, 1, Math.toIntExact(kernel(layer) / 2) * dilation, dilation);
  }

  private Value conv(Value x, String layer, int stride, int padding, int dilation) {
    kernel(layer);
    return emit(
        layer,
        "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [%d, %d], 1)"
            .formatted(
                x,
                weight(layer + ".weight"),
                bias(layer),
                stride,
                stride,
                padding,
                padding,
                dilation,
                dilation));
  }

  /**
   * A convolution over frames, rows and columns; its bias is added if the checkpoint has one.
   *
   * @param stride steps in frames, rows and columns
   * @param padding zeros on both sides, in frames, rows and columns
   */
  public Value conv3d(Value x, String layer, List<Integer> stride, List<Integer> padding) {
    expectRank(layer + ".weight", 5);
    return emit(
        layer,
        "torch.conv3d(%s, %s, %s, %s, %s, [1, 1, 1], 1)"
            .formatted(x, weight(layer + ".weight"), bias(layer), stride, padding));
  }

  /** A linear layer on the last dimension; its bias is added if the checkpoint has one. */
  public Value linear(Value x, String layer) {
    expectRank(layer + ".weight", 2);
    return emit(
        layer, "torch.linear(%s, %s, %s)".formatted(x, weight(layer + ".weight"), bias(layer)));
  }

  /** The same without a bias, computed in float32 whatever type its weights have. */
  public Value wideLinear(Value x, String layer) {
    Value weights = weight(layer + ".weight").float32();
    return emit(layer, "torch.linear(%s, %s, None)".formatted(x.float32(), weights));
  }

  /** A linear layer whose tensors have names of their own. */
  public Value linear(Value x, String weight, String bias) {
    expectRank(weight, 2);
    return emit(weight, "torch.linear(%s, %s, %s)".formatted(x, weight(weight), weight(bias)));
  }

  public Value groupNorm(Value x, String layer, int groups, double epsilon) {
    return emit(
        layer,
        "torch.group_norm(%s, %d, %s, %s, %s)"
            .formatted(x, groups, weight(layer + ".weight"), weight(layer + ".bias"), epsilon));
  }

  /** Layer normalisation over the last dimension. */
  public Value layerNorm(Value x, String layer, double epsilon) {
    expectRank(layer + ".weight", 1);
    return emit(
        layer,
        "torch.layer_norm(%s, [%d], %s, %s, %s)"
            .formatted(
                x,
                shape(layer + ".weight").getFirst(),
                weight(layer + ".weight"),
                bias(layer),
                epsilon));
  }

  /** The last dimension divided by its root mean square, which is taken in float32. */
  public Value rmsNorm(Value x, String layer, double epsilon) {
    expectRank(layer + ".weight", 1);
    return emit(
        layer,
        "torch.rms_norm(%s, [%d], %s, %s)"
            .formatted(x, shape(layer + ".weight").getFirst(), weight(layer + ".weight"), epsilon));
  }

  /** Rows of an embedding table {@code [entries, width]}. */
  public Value embedding(Value ids, String layer) {
    expectRank(layer + ".weight", 2);
    return emit(layer, "torch.embedding(%s, %s)".formatted(weight(layer + ".weight"), ids));
  }

  private Value emit(String layer, String expression) {
    script.enter(prefix + layer);
    return script.emit(expression);
  }

  private String bias(String layer) {
    return has(layer + ".bias") ? weight(layer + ".bias").toString() : "None";
  }

  private long kernel(String layer) {
    expectRank(layer + ".weight", 4);
    return shape(layer + ".weight").get(2);
  }

  private void expectRank(String tensor, int rank) {
    List<Long> shape = shape(tensor);
    if (shape.size() != rank) {
      throw new LayoutException(
          "%s: tensor %s%s has shape %s where %d extents are expected"
              .formatted(script.component(), prefix, tensor, shape, rank));
    }
  }
}
