package studio.evosearch.engine.reward;

import java.util.Arrays;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Tokenizer;

/**
 * A prompt as a network that judges pictures takes it, once for every picture.
 *
 * @param ids {@code [pictures, tokens]}
 * @param mask {@code [pictures, tokens]}: 1 where a token is no padding, else 0
 */
record PromptTokens(Longs ids, Floats mask) {
  static PromptTokens of(Tokenizer tokenizer, String prompt, int pictures) {
    long[] row = tokenizer.encode(prompt);
    float[] allowed = new float[row.length];
    Arrays.fill(allowed, 0, Math.min(row.length, tokenizer.count(prompt)), 1);
    long[] ids = new long[pictures * row.length];
    float[] mask = new float[ids.length];
    for (int i = 0; i < pictures; i++) {
      System.arraycopy(row, 0, ids, i * row.length, row.length);
      System.arraycopy(allowed, 0, mask, i * row.length, row.length);
    }
    long[] shape = {pictures, row.length};
    return new PromptTokens(new Longs(shape, ids), new Floats(shape, mask));
  }
}
