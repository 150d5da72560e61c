package studio.evosearch.engine.script;

import java.util.ArrayList;
import java.util.List;

/** A value of a script as {@link ScriptCost} follows it: extents and types, no contents. */
sealed interface Item {
  /**
   * A tensor.
   *
   * @param type torch's number of its type
   * @param storage the memory it lies in, which views share
   * @param dense whether its values lie there in order, without steps
   */
  record Tensor(List<Long> shape, int type, Storage storage, boolean dense) implements Item {
    public Tensor {
      shape = List.copyOf(shape);
    }

    /** One in memory of its own. */
    static Tensor made(List<Long> shape, int type) {
      return new Tensor(shape, type, new Storage(product(shape) * bytes(type)), true);
    }

    /** A tensor of another shape over the same memory. */
    Tensor view(List<Long> other, boolean stillDense) {
      return new Tensor(other, type, storage, stillDense);
    }

    /** What an operator makes of it that has its type. */
    Tensor like(List<Long> other) {
      return made(other, type);
    }

    /** Another extent in the place of one. */
    List<Long> with(int dimension, long extent) {
      List<Long> extents = new ArrayList<>(shape);
      extents.set(dimension, extent);
      return extents;
    }

    long elements() {
      return product(shape);
    }

    /** A dimension's index; negative ones count from the end. */
    int dimension(long index) {
      return Math.toIntExact(index < 0 ? index + shape.size() : index);
    }

    long extent(long index) {
      return shape.get(dimension(index));
    }
  }

  /** A number: an extent, a dimension, a factor, a type. */
  record Figure(double value) implements Item {}

  /** A list, which a script may append to. */
  record Items(List<Item> all) implements Item {
    public Items {
      all = new ArrayList<>(all);
    }
  }

  /** A text, a truth value or None. */
  record Word(String text) implements Item {}

  /** Device memory; two of the same size are two. */
  final class Storage {
    private final long bytes;

    Storage(long bytes) {
      this.bytes = bytes;
    }

    long bytes() {
      return bytes;
    }
  }

  static long product(List<Long> shape) {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** The type that a value of each of two types becomes when they meet. */
  static int promoted(int a, int b) {
    List<Integer> order = List.of(11, 0, 1, 2, 3, 4, 5, 15, 6, 7, 9);
    boolean halves = a != b && bytes(a) == 2 && bytes(b) == 2;
    return halves ? 6 : order.indexOf(a) >= order.indexOf(b) ? a : b;
  }

  /** Bytes of a value of one of torch's types. */
  static int bytes(int type) {
    return switch (type) {
      case 0, 1, 11, 23, 24 -> 1;
      case 2, 5, 15 -> 2;
      case 4, 7, 9 -> 8;
      default -> 4;
    };
  }

  default Tensor tensor() {
    if (this instanceof Tensor tensor) {
      return tensor;
    }
    throw new UnknownCostException("a tensor where there is " + this);
  }

  default long number() {
    if (this instanceof Figure(double value)) {
      return (long) value;
    }
    throw new UnknownCostException("a number where there is " + this);
  }

  default List<Item> items() {
    if (this instanceof Items(List<Item> all)) {
      return all;
    }
    throw new UnknownCostException("a list where there is " + this);
  }

  default List<Long> numbers() {
    return items().stream().map(Item::number).toList();
  }

  default boolean none() {
    return equals(new Word("None"));
  }
}
