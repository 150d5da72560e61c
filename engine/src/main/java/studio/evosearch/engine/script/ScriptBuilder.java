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
  private final Set<String> skipped = new TreeSet<>();
  private final List<Script.Method> methods = new ArrayList<>();
  private final StringBuilder source =
      new StringBuilder("class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n");

  private final List<String> inputs = new ArrayList<>();
  private final StringBuilder parameters = new StringBuilder();
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
    return parameter(name, "Tensor");
  }

  /** The next input of the helper being written: the list of tensors another helper returned. */
  public Value listInput(String name) {
    return parameter(name, "List[Tensor]");
  }

  private Value parameter(String name, String type) {
    parameters.append(", ").append(name).append(": ").append(type);
    return new Value(this, name);
  }

  /** Ends the method being written; what follows belongs to the next one. */
  public void method(String name, Value... outputs) {
    methods.add(new Script.Method(name, inputs, List.copyOf(weights.keySet())));
    define(name, outputs);
    weights.clear();
  }

  /**
   * Ends a method that only the next {@link #method} calls, whose weights it takes from; what
   * follows belongs to that one, or to another helper of it.
   */
  public void helper(String name, List<Value> outputs) {
    define(name, outputs.toArray(Value[]::new));
  }

  private void define(String name, Value... outputs) {
    source
        .append("  def ")
        .append(name)
        .append("(self: __torch__.M, w: List[Tensor]")
        .append(parameters)
        .append(") -> List[Tensor]:\n")
        .append(body)
        .append("    return ")
        .append(list(outputs))
        .append('\n');
    inputs.clear();
    parameters.setLength(0);
    body.setLength(0);
  }

  /**
   * Runs a causal network over {@code [batch, channels, frames, height, width]} in chunks, so that
   * no more than one chunk is worked on at a time: one frame, then {@code size} frames each. Frames
   * at the end that fill no chunk are left out.
   *
   * @param first the helper for the first frame; the list it returns starts with its frames
   * @param later the helper for a chunk and the list that the helper before it returned
   * @return the frames of all chunks
   */
  public Value chunked(Value x, int size, String first, String later) {
    Value state = emit("self.%s(w, torch.slice(%s, 2, 0, 1))".formatted(first, x));
    Value parts = emit("[" + state + "[0]]");
    Value rest = emit("torch.slice(%s, 2, 1, %d)".formatted(x, Integer.MAX_VALUE));
    body.append(
        """
            for i in range(torch.floordiv(torch.size(%3$s, 2), %4$d)):
              start = torch.mul(i, %4$d)
              chunk = torch.slice(%3$s, 2, start, torch.add(start, %4$d))
              %1$s = self.%5$s(w, chunk, %1$s)
              _0 = torch.append(%2$s, %1$s[0])
        """
            .formatted(state, parts, rest, size, later));
    return emit("torch.cat(" + parts + ", 2)");
  }

  /** The finished script. */
  public Script build() {
    if (!body.isEmpty()) {
      throw new IllegalStateException(component + ": the last method of the script has no end");
    }
    Set<String> unused = new TreeSet<>(tensors.keySet());
    unused.removeAll(used);
    unused.removeAll(skipped);
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

  /** Softmax attention whose scores are not scaled, as T5 has it; {@code bias} is added to them. */
  public Value unscaledAttention(Value query, Value key, Value value, Value bias) {
    return emit(
        "torch.scaled_dot_product_attention(%s, %s, %s, %s, 0.0, False, scale=1.0)"
            .formatted(query, key, value, bias));
  }

  /** The whole numbers from 0 on, int64, as many as an extent says, on the device of a tensor. */
  public Value range(Value count, Value like) {
    return range(count.toString(), like);
  }

  private Value range(String count, Value like) {
    return emit(
        "torch.arange(0, %s, 1, dtype=4, layout=None, device=ops.prim.device(%s), pin_memory=None)"
            .formatted(count, like));
  }

  /**
   * The angles of rotary position embedding (arXiv 2104.09864), {@code [positions, width / 2]} in
   * float64: each position times theta^(-2 i / width) for i from 0.
   */
  public Value angles(Value positions, int width, double theta) {
    Value index = range(Integer.toString(width / 2), positions).float64();
    Value frequency = index.mul(-2 * Math.log(theta) / width).exp();
    return positions.float64().unsqueeze(1).mul(frequency.unsqueeze(0));
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

  void skip(String tensor) {
    skipped.add(tensor);
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
