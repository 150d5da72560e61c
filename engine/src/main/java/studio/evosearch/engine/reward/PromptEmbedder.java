package studio.evosearch.engine.reward;

import java.util.LinkedHashMap;
import java.util.Map;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Tokenizer;

/**
 * The text tower of a CLIPModel, or of open_clip's CLIP: prompts to vectors of length 1. The last
 * prompts are remembered. Closes its tokenizer, not the model.
 */
final class PromptEmbedder implements AutoCloseable {
  private static final int REMEMBERED = 64;

  private final DeviceComponent model;
  private final Tokenizer tokenizer;
  private final Map<String, float[]> known = new LinkedHashMap<>();

  PromptEmbedder(DeviceComponent model, Tokenizer tokenizer) {
    this.model = model;
    this.tokenizer = tokenizer;
  }

  float[] embed(String prompt) {
    float[] before = known.get(prompt);
    if (before != null) {
      return before;
    }
    long[] ids = tokenizer.encode(prompt);
    float[] embedding =
        model.call("text", new Longs(new long[] {1, ids.length}, ids)).getFirst().data();
    if (known.size() == REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
    known.put(prompt, embedding);
    return embedding;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
