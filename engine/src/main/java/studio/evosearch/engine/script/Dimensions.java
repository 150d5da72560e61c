package studio.evosearch.engine.script;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a {@link Value} can do with its dimensions: the same entries in other places. */
abstract class Dimensions extends Entrywise {
  Dimensions(ScriptBuilder script, String id) {
    super(script, id);
  }

  /** The extent of a dimension. */
  public Value size(int dimension) {
    return emit("torch.size(" + id + ", " + dimension + ")");
  }

  public Value transpose(int first, int second) {
    return emit("torch.transpose(" + id + ", " + first + ", " + second + ")");
  }

  public Value flatten(int first, int last) {
    return emit("torch.flatten(" + id + ", " + first + ", " + last + ")");
  }

  /** Splits one dimension into several of these extents. */
  public Value unflatten(int dimension, Value... extents) {
    return emit("torch.unflatten(" + id + ", " + dimension + ", " + List.of(extents) + ")");
  }

  /** Splits one dimension into several of these extents; -1 is what remains. */
  public Value unflatten(int dimension, Integer... extents) {
    return emit("torch.unflatten(" + id + ", " + dimension + ", " + List.of(extents) + ")");
  }

  public Value unsqueeze(int dimension) {
    return emit("torch.unsqueeze(" + id + ", " + dimension + ")");
  }

  /** The entry {@code index} of a dimension, which goes away. */
  public Value select(int dimension, int index) {
    return emit("torch.select(" + id + ", " + dimension + ", " + index + ")");
  }

  /** The first {@code count} entries of a dimension. */
  public Value first(int dimension, Value count) {
    return emit("torch.slice(" + id + ", " + dimension + ", 0, " + count + ")");
  }

  /** The entries {@code from} to {@code to} (exclusive) of a dimension. */
  public Value slice(int dimension, int from, int to) {
    return emit("torch.slice(" + id + ", " + dimension + ", " + from + ", " + to + ")");
  }

  /** All entries of a dimension from {@code index} on; from its end, where that is negative. */
  public Value from(int dimension, int index) {
    return slice(dimension, index, Integer.MAX_VALUE);
  }

  /** All entries of a dimension from {@code index} on. */
  public Value from(int dimension, Value index) {
    return emit(
        "torch.slice(" + id + ", " + dimension + ", " + index + ", " + Integer.MAX_VALUE + ")");
  }

  /** The middle {@code count} entries of a dimension. */
  public Value middle(int dimension, Value count) {
    String start =
        "torch.floordiv(torch.sub(torch.size(" + id + ", " + dimension + "), " + count + "), 2)";
    return emit("torch.narrow(" + id + ", " + dimension + ", " + start + ", " + count + ")");
  }

  /** Each entry of a dimension so many times in a row. */
  public Value repeatEach(int dimension, int times) {
    return emit("torch.repeat_interleave(" + id + ", " + times + ", " + dimension + ")");
  }

  /** The dimensions in another order. */
  public Value permute(Integer... dimensions) {
    return emit("torch.permute(" + id + ", " + List.of(dimensions) + ")");
  }

  /** Repeats a batch of one for as many rows as {@code like} has, without a copy. */
  public Value expandTo(Value like, int dimensions) {
    return emit(
        "torch.expand("
            + id
            + ", [torch.size("
            + like
            + ", 0)"
            + ", -1".repeat(dimensions - 1)
            + "])");
  }

  /** Repeats to these extents what has an extent of one there, without a copy; the last stays. */
  public Value expand(Value... extents) {
    String sizes = Arrays.stream(extents).map(e -> e + ", ").collect(Collectors.joining());
    return emit("torch.expand(" + id + ", [" + sizes + "-1])");
  }

  /** {@code count} equal parts along a dimension. */
  public List<Value> chunk(int count, int dimension) {
    Value parts = emit("torch.chunk(" + id + ", " + count + ", " + dimension + ")");
    return IntStream.range(0, count).mapToObj(i -> emit(parts + "[" + i + "]")).toList();
  }

  /** {@code [batch, tokens, heads * width]} to {@code [batch, heads, tokens, width]}. */
  public Value splitHeads(int heads) {
    return emit("torch.transpose(torch.unflatten(" + id + ", -1, [" + heads + ", -1]), 1, 2)");
  }

  /** {@code [batch, heads, tokens, width]} to {@code [batch, tokens, heads * width]}. */
  public Value mergeHeads() {
    return emit("torch.flatten(torch.transpose(" + id + ", 1, 2), 2)");
  }

  /** A copy in memory of its own: a slice without one keeps the whole that it is of. */
  public Value copy() {
    return emit("torch.clone(" + id + ")");
  }

  /** An entry of a list of tensors. */
  public Value entry(int index) {
    return emit(id + "[" + index + "]");
  }
}
