package studio.evosearch.engine.torch;

import java.util.List;
import studio.evosearch.engine.script.ScriptCost;

/**
 * What a call costs by prediction.
 *
 * @param flops operations of its matrix products
 * @param peakBytes the most memory of its inputs and intermediate values at once
 * @param weightBytes of the weights it takes, in the component's precision
 */
public record CallCost(long flops, long peakBytes, long weightBytes, List<List<Long>> outputs) {
  public CallCost {
    outputs = List.copyOf(outputs);
  }

  static CallCost of(ScriptCost cost, long weightBytes) {
    return new CallCost(cost.flops(), cost.peakBytes(), weightBytes, cost.outputs());
  }

  CallCost larger(CallCost other) {
    return other.peakBytes > peakBytes ? other : this;
  }

  /** What the call would return, without its values. */
  List<HostArray.Floats> zeros() {
    return outputs.stream()
        .map(shape -> {
          long size = shape.stream().reduce(1L, Math::multiplyExact);
          long[] extents = shape.stream().mapToLong(Long::longValue).toArray();
          return new HostArray.Floats(extents, new float[Math.toIntExact(size)]);
        })
        .toList();
  }
}
