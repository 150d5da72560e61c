package studio.evosearch.engine.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import studio.evosearch.engine.script.Item.Tensor;

/** The operators that rearrange values: which of them make new tensors, and of which shapes. */
final class Shapes {
  private Shapes() {}

  /** What such an operator makes of its arguments; empty for one that is none of them. */
  static Optional<Item> of(String function, List<Item> a) {
    if (a.isEmpty() || !(a.getFirst() instanceof Tensor x)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (function) {
          case "torch.t" -> swapped(x, 0, 1);
          case "torch.transpose" -> swapped(x, a.get(1).number(), a.get(2).number());
          case "torch.permute" -> permuted(x, a.get(1).numbers());
          case "torch.flatten" -> flattened(x, a);
          case "torch.unflatten" -> unflattened(x, a.get(1).number(), a.get(2).numbers());
          case "torch.view", "torch.reshape" -> reshaped(x, a.get(1).numbers());
          case "torch.unsqueeze" -> unsqueezed(x, a.get(1).number());
          case "torch.squeeze", "torch.select" -> without(x, a.get(1).number());
          case "torch.slice" -> sliced(x, a);
          case "torch.expand" -> expanded(x, a.get(1).numbers());
          case "torch.chunk" -> chunked(x, a.get(1).number(), a.get(2).number());
          case "torch.narrow" ->
              x.view(x.with(x.dimension(a.get(1).number()), a.get(3).number()), false);
          case "torch.repeat_interleave" -> repeated(x, a.get(1).number(), a.get(2).number());
          case "torch.replication_pad3d" -> padded(x, a.get(1).numbers());
          case "torch.upsample_nearest2d", "torch.upsample_nearest3d" ->
              upsampled(x, a.get(1), a.get(2));
          case "torch.pixel_unshuffle" -> unshuffled(x, a.get(1).number());
          case "torch.adaptive_avg_pool2d" ->
              x.like(joined(x.shape().subList(0, x.shape().size() - 2), a.get(1).numbers()));
          case "torch.constant_pad_nd" -> padded(x, a.get(1).numbers());
          case "torch.clone", "torch.contiguous" -> x.like(x.shape());
          default -> null;
        });
  }

  /** The tensor that operands make together; a number beside them changes nothing. */
  static Item broadcast(List<Item> operands) {
    List<Tensor> tensors =
        operands.stream().filter(Tensor.class::isInstance).map(Item::tensor).toList();
    List<Long> shape = List.of();
    for (Tensor tensor : tensors) {
      shape = broadcast(shape, tensor.shape());
    }
    int type =
        tensors.stream()
            .map(Tensor::type)
            .reduce(Item::promoted)
            .orElseThrow(() -> new UnknownCostException("an operator without tensors"));
    return Tensor.made(shape, type);
  }

  static List<Long> broadcast(List<Long> a, List<Long> b) {
    int size = Math.max(a.size(), b.size());
    return IntStream.range(0, size)
        .mapToObj(i -> {
          long x = i < size - a.size() ? 1 : a.get(i - size + a.size());
          long y = i < size - b.size() ? 1 : b.get(i - size + b.size());
          return x == 1 ? y : x;
        })
        .toList();
  }

  static Item cat(List<Item> parts, long dimension) {
    Tensor first = parts.getFirst().tensor();
    long extent = parts.stream().mapToLong(part -> part.tensor().extent(dimension)).sum();
    return first.like(first.with(first.dimension(dimension), extent));
  }

  static Item stack(List<Item> parts, long dimension) {
    Tensor first = parts.getFirst().tensor();
    List<Long> shape = new ArrayList<>(first.shape());
    shape.add(at(dimension, shape.size() + 1), (long) parts.size());
    return first.like(shape);
  }

  /** With these dimensions kept as ones. */
  static Item reduced(Tensor x, List<Long> dimensions) {
    List<Long> shape = new ArrayList<>(x.shape());
    dimensions.forEach(d -> shape.set(x.dimension(d), 1L));
    return x.like(shape);
  }

  private static Item swapped(Tensor x, long first, long second) {
    List<Long> shape = new ArrayList<>(x.shape());
    Collections.swap(shape, x.dimension(first), x.dimension(second));
    return x.view(shape, false);
  }

  private static Item permuted(Tensor x, List<Long> order) {
    return x.view(order.stream().map(x::extent).toList(), false);
  }

  private static Item flattened(Tensor x, List<Item> a) {
    int first = a.size() > 1 ? x.dimension(a.get(1).number()) : 0;
    int last = x.dimension(a.size() > 2 ? a.get(2).number() : -1);
    List<Long> shape = new ArrayList<>(x.shape().subList(0, first));
    shape.add(Item.product(x.shape().subList(first, last + 1)));
    shape.addAll(x.shape().subList(last + 1, x.shape().size()));
    return inShape(x, shape);
  }

  private static Item unflattened(Tensor x, long dimension, List<Long> extents) {
    int at = x.dimension(dimension);
    List<Long> shape = new ArrayList<>(x.shape().subList(0, at));
    shape.addAll(filled(extents, x.extent(at)));
    shape.addAll(x.shape().subList(at + 1, x.shape().size()));
    return x.view(shape, x.dense());
  }

  private static Item reshaped(Tensor x, List<Long> extents) {
    return inShape(x, filled(extents, x.elements()));
  }

  private static Item inShape(Tensor x, List<Long> shape) {
    return x.dense() ? x.view(shape, true) : x.like(shape);
  }

  /** With -1 replaced by what is left for it. */
  private static List<Long> filled(List<Long> extents, long elements) {
    long known = extents.stream().filter(e -> e >= 0).reduce(1L, Math::multiplyExact);
    return extents.stream().map(e -> e < 0 ? elements / known : e).toList();
  }

  private static Item unsqueezed(Tensor x, long dimension) {
    List<Long> shape = new ArrayList<>(x.shape());
    shape.add(at(dimension, shape.size() + 1), 1L);
    return x.view(shape, x.dense());
  }

  private static Item without(Tensor x, long dimension) {
    List<Long> shape = new ArrayList<>(x.shape());
    long extent = shape.remove(x.dimension(dimension));
    return x.view(shape, x.dense() && (extent == 1 || x.dimension(dimension) == 0));
  }

  private static Item sliced(Tensor x, List<Item> a) {
    int dimension = x.dimension(a.get(1).number());
    long extent = x.extent(dimension);
    long from = within(a.get(2).none() ? 0 : a.get(2).number(), extent);
    long to = within(a.get(3).none() ? extent : a.get(3).number(), extent);
    long step = a.size() > 4 ? a.get(4).number() : 1;
    return x.view(x.with(dimension, Math.ceilDiv(Math.max(0, to - from), step)), false);
  }

  private static long within(long index, long extent) {
    return Math.clamp(index < 0 ? index + extent : index, 0, extent);
  }

  private static Item expanded(Tensor x, List<Long> extents) {
    int more = extents.size() - x.shape().size();
    return x.view(
        IntStream.range(0, extents.size())
            .mapToObj(i -> extents.get(i) < 0 ? x.shape().get(i - more) : extents.get(i))
            .toList(),
        false);
  }

  private static Item chunked(Tensor x, long count, long dimension) {
    int at = x.dimension(dimension);
    long each = Math.ceilDiv(x.extent(at), count);
    List<Item> parts = new ArrayList<>();
    for (long from = 0; from < x.extent(at); from += each) {
      parts.add(x.view(x.with(at, Math.min(each, x.extent(at) - from)), false));
    }
    return new Item.Items(parts);
  }

  private static Item repeated(Tensor x, long times, long dimension) {
    return x.like(x.with(x.dimension(dimension), x.extent(dimension) * times));
  }

  private static Item upsampled(Tensor x, Item size, Item factors) {
    List<Long> shape = new ArrayList<>(x.shape().subList(0, 2));
    if (size.none()) {
      for (int i = 0; i < factors.items().size(); i++) {
        shape.add(x.shape().get(i + 2) * factors.numbers().get(i));
      }
    } else {
      shape.addAll(size.numbers());
    }
    return x.like(shape);
  }

  private static Item unshuffled(Tensor x, long factor) {
    return x.like(
        List.of(
            x.extent(0),
            x.extent(1) * factor * factor,
            x.extent(2) / factor,
            x.extent(3) / factor));
  }

  /** Zeros before and after each dimension, the last dimension's first. */
  private static Item padded(Tensor x, List<Long> pads) {
    List<Long> shape = new ArrayList<>(x.shape());
    for (int i = 0; i < pads.size() / 2; i++) {
      int at = shape.size() - 1 - i;
      shape.set(at, shape.get(at) + pads.get(2 * i) + pads.get(2 * i + 1));
    }
    return x.like(shape);
  }

  private static List<Long> joined(List<Long> first, List<Long> second) {
    List<Long> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static int at(long dimension, int size) {
    return Math.toIntExact(dimension < 0 ? dimension + size : dimension);
  }
}
