package studio.evosearch.engine.arch;

import java.util.Optional;
import java.util.function.UnaryOperator;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * Attention of text and picture tokens over each other, each with projections of their own (MMDiT,
 * arXiv 2403.03206). Queries and keys are normalised where the checkpoint has weights for it.
 */
final class JointAttention {
  private static final double EPSILON = 1e-6;

  private final ScriptBuilder script;
  private final int heads;
  private final UnaryOperator<Value> rotation;
  private final Optional<Value> mask;

  /**
   * @param rotation what marks the positions of queries and keys {@code [batch, heads, tokens,
   *     width]}, text first; the identity where they are marked elsewhere
   */
  JointAttention(ScriptBuilder script, int heads, UnaryOperator<Value> rotation) {
    this(script, heads, rotation, Optional.empty());
  }

  /**
   * The same where not every token is seen.
   *
   * @param mask of keys, booleans that broadcast to {@code [batch, heads, queries, keys]}, text
   *     first
   */
  JointAttention(
      ScriptBuilder script, int heads, UnaryOperator<Value> rotation, Optional<Value> mask) {
    this.script = script;
    this.heads = heads;
    this.rotation = rotation;
    this.mask = mask;
  }

  /** Both kinds of tokens, text first: {@code [batch, tokens, width]}, not projected yet. */
  Value joint(Scope block, Value picture, Value text) {
    return attention(
        script.cat(
            2,
            heads(block, text, "add_q_proj", "norm_added_q"),
            heads(block, picture, "to_q", "norm_q")),
        script.cat(
            2,
            heads(block, text, "add_k_proj", "norm_added_k"),
            heads(block, picture, "to_k", "norm_k")),
        script.cat(
            2,
            block.linear(text, "add_v_proj").splitHeads(heads),
            block.linear(picture, "to_v").splitHeads(heads)));
  }

  /** One sequence of tokens: {@code [batch, tokens, width]}, not projected yet. */
  Value single(Scope block, Value x) {
    return attention(
        heads(block, x, "to_q", "norm_q"),
        heads(block, x, "to_k", "norm_k"),
        block.linear(x, "to_v").splitHeads(heads));
  }

  private Value attention(Value query, Value key, Value value) {
    Value q = rotation.apply(query);
    Value k = rotation.apply(key);
    Value attended =
        mask.map(seen -> script.attention(q, k, value, seen))
            .orElseGet(() -> script.attention(q, k, value, false));
    return attended.mergeHeads();
  }

  private Value heads(Scope block, Value x, String projection, String norm) {
    Value projected = block.linear(x, projection).splitHeads(heads);
    return block.has(norm + ".weight") ? block.rmsNorm(projected, norm, EPSILON) : projected;
  }
}
