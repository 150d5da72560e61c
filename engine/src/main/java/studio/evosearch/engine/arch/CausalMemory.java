package studio.evosearch.engine.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * What the layers of a network that is causal in time remember from chunk to chunk: each the last
 * frames it was given. Layers come in the same order in every chunk.
 */
final class CausalMemory {
  private final ScriptBuilder script;
  private final Optional<Value> before;
  private final List<Value> after = new ArrayList<>();

  private CausalMemory(ScriptBuilder script, Optional<Value> before) {
    this.script = script;
    this.before = before;
  }

  /** Of the first chunk, before which there is nothing. */
  static CausalMemory first(ScriptBuilder script) {
    return new CausalMemory(script, Optional.empty());
  }

  /** Of a chunk after another, as the helper being written is given it. */
  static CausalMemory later(ScriptBuilder script) {
    return new CausalMemory(script, Optional.of(script.listInput("state")));
  }

  /** Whether this is the first chunk. */
  boolean isFirst() {
    return before.isEmpty();
  }

  /**
   * A layer's frames after the last {@code count} frames it was given before, zeros where there
   * were none; the last ones of both together are kept for the chunk to come.
   */
  Value extend(Value x, int count) {
    // The first entry is what the chunk gave.
    Value extended =
        before
            .map(state -> script.cat(2, state.entry(after.size() + 1), x))
            .orElseGet(() -> x.padBefore(count));
    keep(extended.from(2, -count));
    return extended;
  }

  /** Remembers frames for a layer that does nothing in the first chunk. */
  void keep(Value frames) {
    after.add(frames.copy());
  }

  /** Ends the helper being written: what it returns is the chunk's output and this memory. */
  void end(String helper, Value output) {
    List<Value> state = new ArrayList<>(List.of(output));
    state.addAll(after);
    script.helper(helper, state);
  }
}
