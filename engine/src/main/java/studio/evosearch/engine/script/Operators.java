package studio.evosearch.engine.script;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shapes that torch's operators make, and the operations of those that multiply matrices. */
final class Operators {
  private static final int INT64 = 4;
  private static final int FLOAT32 = 6;
  private static final int COMPLEX64 = 9;
  private static final int BOOLEAN = 11;

  /** Works out one call of an operator. */
  private interface Rule {
    Item apply(List<Item> a, Map<String, Item> named);
  }

  private final Map<String, Rule> rules =
      Map.ofEntries(
          entry("ops.prim.device", (_, _) -> new Item.Word("device")),
          entry("ops.prim.dtype", (a, _) -> new Item.Figure(a.getFirst().tensor().type())),
          entry("torch.size", (a, _) -> size(a)),
          entry("torch.numel", (a, _) -> new Item.Figure(a.getFirst().tensor().elements())),
          entry("torch.to", (a, named) -> to(a, named)),
          entry("torch.arange", (a, named) -> arange(a, named)),
          entry("torch.linear", (a, _) -> linear(a.get(0).tensor(), a.get(1).tensor())),
          entry("torch.matmul", (a, _) -> matmul(a.get(0).tensor(), a.get(1).tensor())),
          entry("torch.conv2d", (a, _) -> convolution(a)),
          entry("torch.conv3d", (a, _) -> convolution(a)),
          entry("torch.scaled_dot_product_attention", (a, _) -> attention(a)),
          entry("torch.cat", (a, _) -> Shapes.cat(a.getFirst().items(), a.get(1).number())),
          entry("torch.stack", (a, _) -> Shapes.stack(a.getFirst().items(), a.get(1).number())),
          entry("torch.embedding", (a, _) -> embedding(a.get(0).tensor(), a.get(1).tensor())),
          entry("torch.gather", (a, _) -> a.getFirst().tensor().like(a.get(2).tensor().shape())),
          entry("torch.argmax", (a, _) -> argmax(a)),
          entry("torch.norm", (a, _) -> Shapes.reduced(a.get(0).tensor(), a.get(2).numbers())),
          entry("torch.mean", (a, _) -> Shapes.reduced(a.get(0).tensor(), a.get(1).numbers())),
          entry("torch.sum", (a, _) -> Shapes.reduced(a.get(0).tensor(), a.get(1).numbers())),
          entry(
              "torch.polar", (a, _) -> Item.Tensor.made(a.getFirst().tensor().shape(), COMPLEX64)),
          entry("torch.view_as_complex", (a, _) -> complex(a.getFirst().tensor())),
          entry("torch.view_as_real", (a, _) -> real(a.getFirst().tensor())),
          entry("torch.append", (a, _) -> append(a)));

  private long flops;
  private long scratch;

  /**
   * Memory that the call before took for itself. A convolution brings input, weights and output
   * into an order of its own, on CPUs and on GPUs; this is what was found missing on a CPU.
   */
  long scratchBytes() {
    return scratch;
  }

  /** Operations of all calls so far. */
  long flops() {
    return flops;
  }

  /**
   * What a call makes.
   *
   * @throws UnknownCostException when there is no rule for it
   */
  Item call(String function, List<Item> arguments, Map<String, Item> named) {
    scratch = 0;
    Rule rule = rules.get(function);
    if (rule != null) {
      return rule.apply(arguments, named);
    }
    return Shapes.of(function, arguments)
        .or(() -> elementwise(function, arguments))
        .orElseThrow(() -> new UnknownCostException("the operator " + function));
  }

  private static Optional<Item> elementwise(String function, List<Item> arguments) {
    return switch (function) {
      case "torch.silu", "torch.relu", "torch.tanh", "torch.gelu", "torch.sigmoid", "torch.exp" ->
          Optional.of(Shapes.broadcast(arguments.subList(0, 1)));
      case "torch.sin", "torch.cos", "torch.log", "torch.abs", "torch.ones_like" ->
          Optional.of(Shapes.broadcast(arguments.subList(0, 1)));
      case "torch.group_norm", "torch.layer_norm", "torch.rms_norm" ->
          Optional.of(Shapes.broadcast(arguments.subList(0, 1)));
      case "torch.clamp", "torch.clamp_max", "torch.clamp_min", "torch.nan_to_num" ->
          Optional.of(Shapes.broadcast(arguments.subList(0, 1)));
      case "torch.add", "torch.sub", "torch.mul", "torch.div" ->
          Optional.of(arithmetic(function, arguments));
      case "torch.floor_divide", "torch.floordiv" -> Optional.of(arithmetic(function, arguments));
      case "torch.eq", "torch.lt", "torch.le", "torch.ge", "torch.logical_and" ->
          Optional.of(comparison(arguments));
      case "torch.logical_or" -> Optional.of(comparison(arguments));
      case "torch.where" -> Optional.of(choice(arguments));
      default -> Optional.empty();
    };
  }

  private static Item arithmetic(String function, List<Item> a) {
    if (!(a.get(0) instanceof Item.Figure(double x) && a.get(1) instanceof Item.Figure(double y))) {
      return Shapes.broadcast(a);
    }
    return new Item.Figure(
        switch (function) {
          case "torch.add" -> x + y;
          case "torch.sub" -> x - y;
          case "torch.mul" -> x * y;
          case "torch.div" -> x / y;
          default -> Math.floor(x / y);
        });
  }

  private static Item comparison(List<Item> a) {
    return Item.Tensor.made(Shapes.broadcast(a).tensor().shape(), BOOLEAN);
  }

  private static Item choice(List<Item> a) {
    Item.Tensor shape = Shapes.broadcast(a).tensor();
    Item.Tensor chosen = Shapes.broadcast(a.subList(1, 3)).tensor();
    return Item.Tensor.made(shape.shape(), chosen.type());
  }

  private static Item size(List<Item> a) {
    Item.Tensor x = a.getFirst().tensor();
    return new Item.Figure(x.extent(a.get(1).number()));
  }

  private static Item to(List<Item> a, Map<String, Item> named) {
    Item.Tensor x = a.getFirst().tensor();
    Item type = named.getOrDefault("dtype", a.getLast());
    return type.number() == x.type() ? x : Item.Tensor.made(x.shape(), (int) type.number());
  }

  private static Item arange(List<Item> a, Map<String, Item> named) {
    Item type = named.getOrDefault("dtype", new Item.Figure(INT64));
    long from = a.size() == 1 ? 0 : a.getFirst().number();
    long to = a.size() == 1 ? a.getFirst().number() : a.get(1).number();
    long step = a.size() < 3 ? 1 : a.get(2).number();
    return Item.Tensor.made(List.of(Math.ceilDiv(to - from, step)), (int) type.number());
  }

  private Item linear(Item.Tensor x, Item.Tensor weight) {
    Item.Tensor result = x.like(x.with(x.shape().size() - 1, weight.shape().getFirst()));
    flops += 2 * result.elements() * weight.extent(-1);
    return result;
  }

  private Item matmul(Item.Tensor a, Item.Tensor b) {
    List<Long> shape =
        new ArrayList<>(
            Shapes.broadcast(
                a.shape().subList(0, a.shape().size() - 2),
                b.shape().subList(0, b.shape().size() - 2)));
    shape.add(a.extent(-2));
    shape.add(b.extent(-1));
    Item.Tensor result = a.like(shape);
    flops += 2 * result.elements() * a.extent(-1);
    return result;
  }

  /** Of two or three dimensions: input, weight, bias, stride, padding, dilation, groups. */
  private Item convolution(List<Item> a) {
    Item.Tensor x = a.get(0).tensor();
    Item.Tensor weight = a.get(1).tensor();
    List<Long> shape = new ArrayList<>(x.shape().subList(0, 1));
    shape.add(weight.shape().getFirst());
    for (int i = 0; i < weight.shape().size() - 2; i++) {
      long reach = a.get(5).numbers().get(i) * (weight.extent(i + 2) - 1) + 1;
      long padded = x.extent(i + 2) + 2 * a.get(4).numbers().get(i);
      shape.add((padded - reach) / a.get(3).numbers().get(i) + 1);
    }
    Item.Tensor result = x.like(shape);
    flops += 2 * result.elements() * (weight.elements() / weight.shape().getFirst());
    long values = x.elements() + weight.elements() + result.elements();
    scratch = values * Item.bytes(x.type());
    return result;
  }

  private Item attention(List<Item> a) {
    Item.Tensor query = a.get(0).tensor();
    Item.Tensor value = a.get(2).tensor();
    Item.Tensor result = query.like(query.with(query.shape().size() - 1, value.extent(-1)));
    long scores = query.elements() / query.extent(-1) * value.extent(-2);
    flops += 2 * scores * (query.extent(-1) + value.extent(-1));
    return result;
  }

  private static Item embedding(Item.Tensor table, Item.Tensor ids) {
    List<Long> shape = new ArrayList<>(ids.shape());
    shape.add(table.extent(-1));
    return table.like(shape);
  }

  /** Pairs of float32 as complex numbers, in the same memory. */
  private static Item complex(Item.Tensor x) {
    List<Long> shape = x.shape().subList(0, x.shape().size() - 1);
    return new Item.Tensor(shape, COMPLEX64, x.storage(), x.dense());
  }

  private static Item real(Item.Tensor x) {
    List<Long> shape = new ArrayList<>(x.shape());
    shape.add(2L);
    return new Item.Tensor(shape, FLOAT32, x.storage(), x.dense());
  }

  private static Item append(List<Item> a) {
    a.getFirst().items().add(a.get(1));
    return a.getFirst();
  }

  private static Item argmax(List<Item> a) {
    Item.Tensor x = a.getFirst().tensor();
    List<Long> shape = new ArrayList<>(x.shape());
    shape.remove(x.dimension(a.get(1).number()));
    return Item.Tensor.made(shape, INT64);
  }
}
