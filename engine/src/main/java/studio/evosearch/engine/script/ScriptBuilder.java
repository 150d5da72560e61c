package studio.evosearch.engine.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.TensorInfo;

/**
 * Writes TorchScript text: straight-line methods whose weights are named by the checkpoint. Which
 * optional layers exist is read from the checkpoint's header, so a missing tensor is found while
 * writing, before anything is loaded. Each line ends with the place in the checkpoint it belongs
 * to, which a failure of libtorch is traced back to.
 */
public final class ScriptBuilder {
  static final String COMMENT = "  # ";

  private final String component;
  private final Map<String, TensorInfo> tensors;
  private final Set<String> used = new TreeSet<>();
  private final List<Script.Method> methods = new ArrayList<>();
  private final StringBuilder source =
      new StringBuilder("class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n");

  private final List<String> inputs = new ArrayList<>();
  private final Map<String, Integer> weights = new LinkedHashMap<>();
  private final StringBuilder body = new StringBuilder();
  private String place = "";
  private int next;

  /** A script for a component that has weights. */
  public ScriptBuilder(Component component) {
    var weights = component.requiredWeights();
    this.component = component.className() + " in " + weights.source();
    this.tensors = weights.tensors();
  }

  /** The checkpoint's top. */
  public Scope root() {
    return new Scope(this, "");
  }

  /** The next input of the method being written. */
  public Value input(String name) {
    inputs.add(name);
    return new Value(this, name);
  }

  /** Ends the method being written; what follows belongs to the next one. */
  public void method(String name, Value... outputs) {
    source
        .append("  def ")
        .append(name)
        .append("(self: __torch__.M, w: List[Tensor]")
        .append(inputs.stream().map(i -> ", " + i + ": Tensor").collect(Collectors.joining()))
        .append(") -> List[Tensor]:\n")
        .append(body)
        .append("    return ")
        .append(list(outputs))
        .append('\n');
    methods.add(new Script.Method(name, inputs, List.copyOf(weights.keySet())));
    inputs.clear();
    weights.clear();
    body.setLength(0);
  }

  /** The finished script. */
  public Script build() {
    if (!body.isEmpty()) {
      throw new IllegalStateException(component + ": the last method of the script has no end");
    }
    Set<String> unused = new TreeSet<>(tensors.keySet());
    unused.removeAll(used);
    return new Script(component, source.toString(), methods, List.copyOf(unused));
  }

  /** Tensors joined along a dimension. */
  public Value cat(int dimension, Value... values) {
    return emit("torch.cat(" + list(values) + ", " + dimension + ")");
  }

  /**
   * Softmax attention of {@code [batch, heads, tokens, width]}, scaled by 1 / sqrt(width).
   *
   * @param causal whether a token sees only itself and those before it
   */
  public Value attention(Value query, Value key, Value value, boolean causal) {
    return emit(
        "torch.scaled_dot_product_attention(%s, %s, %s, None, 0.0, %s)"
            .formatted(query, key, value, causal ? "True" : "False"));
  }

  /**
   * The same where a mask allows it.
   *
   * @param mask booleans, or numbers to add to the scores, that broadcast to {@code [batch, heads,
   *     queries, keys]}
   */
  public Value attention(Value query, Value key, Value value, Value mask) {
    return emit(
        "torch.scaled_dot_product_attention(%s, %s, %s, %s, 0.0, False)"
            .formatted(query, key, value, mask));
  }

  /**
   * Sinusoidal embedding of timesteps {@code [batch]}: {@code [batch, width]} in float32. The
   * frequencies are 10000^(-i / (width / 2 - shift)); diffusers' get_timestep_embedding.
   *
   * @param cosineFirst diffusers' flip_sin_to_cos
   */
  public Value timestepEmbedding(Value timestep, int width, boolean cosineFirst, double shift) {
    int half = width / 2;
    Value index =
        emit(
            "torch.arange(0, %d, 1, dtype=6, layout=None, device=ops.prim.device(%s), pin_memory=None)"
                .formatted(half, timestep));
    Value frequency = index.mul(-Math.log(10000)).div(half - shift).exp();
    Value angle = timestep.float32().unsqueeze(1).mul(frequency.unsqueeze(0));
    return cosineFirst ? cat(-1, angle.cos(), angle.sin()) : cat(-1, angle.sin(), angle.cos());
  }

  Value emit(String expression) {
    Value value = new Value(this, "x" + next++);
    body.append("    ").append(value).append(" = ").append(expression);
    body.append(COMMENT).append(place).append('\n');
    return value;
  }

  String component() {
    return component;
  }

  void enter(String newPlace) {
    place = newPlace;
  }

  boolean has(String tensor) {
    return tensors.containsKey(tensor);
  }

  List<Long> shape(String tensor) {
    TensorInfo info = tensors.get(tensor);
    if (info == null) {
      throw new LayoutException(
          "%s: the checkpoint has no tensor %s%s"
              .formatted(
                  component, tensor, place.isEmpty() ? "" : " (needed after " + place + ")"));
    }
    return info.shape();
  }

  Value weight(String tensor) {
    shape(tensor);
    used.add(tensor);
    return new Value(this, "w[" + weights.computeIfAbsent(tensor, t -> weights.size()) + "]");
  }

  private static String list(Value... values) {
    return Arrays.stream(values).map(Value::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
