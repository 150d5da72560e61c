package studio.evosearch.engine.torch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.checkpoint.TensorInfo;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptCost;
import studio.evosearch.engine.script.UnknownCostException;

/** Predicts what calls of a script cost, each shape of inputs once. */
final class CallCosts {
  private static final Logger LOG = LoggerFactory.getLogger(CallCosts.class);

  private final Script script;
  private final Weights weights;
  private final Precision precision;
  private final Map<List<Object>, Optional<CallCost>> known = new HashMap<>();

  CallCosts(Script script, Weights weights, Precision precision) {
    this.script = script;
    this.weights = weights;
    this.precision = precision;
  }

  /** The cost of a call; empty where the script does what cannot be predicted. */
  Optional<CallCost> of(String method, HostArray... inputs) {
    List<ScriptCost.Shape> shapes =
        Arrays.stream(inputs)
            .map(input ->
                new ScriptCost.Shape(
                    Arrays.stream(input.shape()).boxed().toList(),
                    input instanceof HostArray.Longs ? WeightMap.INT64 : WeightMap.FLOAT32))
            .toList();
    return known.computeIfAbsent(List.of(method, shapes), key -> predict(method, shapes));
  }

  private Optional<CallCost> predict(String method, List<ScriptCost.Shape> inputs) {
    List<ScriptCost.Shape> shapes =
        tensors(method).stream()
            .map(tensor -> new ScriptCost.Shape(tensor.shape(), WeightMap.type(tensor, precision)))
            .toList();
    long bytes = tensors(method).stream().mapToLong(t -> t.elements() * precision.bytes(t)).sum();
    try {
      return Optional.of(CallCost.of(ScriptCost.of(script, method, shapes, inputs), bytes));
    } catch (UnknownCostException e) {
      LOG.info("{}: the cost of {} is not known: {}", script.component(), method, e.getMessage());
      return Optional.empty();
    }
  }

  /** Bytes that a method's weights take on a device; none for those that stay in their file. */
  long allocated(String method, String device) {
    return tensors(method).stream()
        .filter(tensor -> !WeightMap.staysMapped(tensor, precision, device))
        .mapToLong(tensor -> tensor.elements() * precision.bytes(tensor))
        .sum();
  }

  private List<TensorInfo> tensors(String method) {
    return script.method(method).weights().stream().map(weights::tensor).toList();
  }
}
