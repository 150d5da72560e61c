package studio.evosearch.engine.script;

import java.util.ArrayList;
import java.util.List;

/**
 * What a call of a script's method costs, worked out from its text and the shapes of its inputs:
 * nothing is loaded and nothing computed.
 *
 * @param flops operations of matrix products: linear layers, convolutions and attention, a product
 *     and a sum counted as two
 * @param peakBytes the most memory that inputs, intermediate values and a convolution's reordered
 *     copies take at once, weights left out
 * @param outputs the shapes of what the method returns
 */
public record ScriptCost(long flops, long peakBytes, List<List<Long>> outputs) {
  public ScriptCost {
    outputs = List.copyOf(outputs);
  }

  /**
   * A tensor's shape and type.
   *
   * @param type torch's number of its type
   */
  public record Shape(List<Long> extents, int type) {
    public Shape {
      extents = List.copyOf(extents);
    }

    Item.Tensor tensor() {
      return Item.Tensor.made(extents, type);
    }
  }

  /**
   * Works out a call.
   *
   * @param weights the method's, in its order
   * @param inputs the method's, in its order
   * @throws UnknownCostException when the method does what there is no rule for
   */
  public static ScriptCost of(
      Script script, String method, List<Shape> weights, List<Shape> inputs) {
    List<Item> arguments = new ArrayList<>();
    weights.forEach(weight -> arguments.add(weight.tensor()));
    Item list = new Item.Items(arguments);
    List<Item> all = new ArrayList<>(List.of(list));
    inputs.forEach(input -> all.add(input.tensor()));
    ScriptWalk walk = new ScriptWalk(script, list);
    List<List<Long>> outputs =
        walk.call(method, all).items().stream().map(item -> item.tensor().shape()).toList();
    return new ScriptCost(walk.flops(), walk.peakBytes(), outputs);
  }
}
