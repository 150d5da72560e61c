package studio.evosearch.engine.torch;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.TokenizerJson;

/**
 * Turns prompts into token ids as transformers' tokenizers do with {@code padding="max_length",
 * truncation=True}: a prompt that is too long keeps its end token. Safe for concurrent calls.
 */
public final class Tokenizer implements AutoCloseable {
  static {
    // Without it, DJL's first call asks the network for its own libraries.
    System.setProperty("ai.djl.offline", "true");
  }

  private final HuggingFaceTokenizer whole;
  private final HuggingFaceTokenizer cut;
  private final int length;
  private final int padId;

  private Tokenizer(HuggingFaceTokenizer whole, HuggingFaceTokenizer cut, int length, int padId) {
    this.whole = whole;
    this.cut = cut;
    this.length = length;
    this.padId = padId;
  }

  /**
   * Opens a tokenizer folder that says its own {@code model_max_length}.
   *
   * @throws CheckpointException when it does not say it, or cannot be read
   */
  public static Tokenizer open(Path folder) {
    TokenizerJson json = TokenizerJson.open(folder);
    return open(
        json,
        json.maxLength()
            .orElseThrow(() ->
                new CheckpointException(
                    folder.resolve("tokenizer_config.json"),
                    "model_max_length",
                    "expected the number of tokens the text encoder takes")));
  }

  /**
   * Opens a tokenizer folder for prompts of at most {@code length} tokens, start and end included;
   * where the folder says a smaller length, that one holds.
   *
   * @param length at least 3; the text encoder's {@code max_position_embeddings}, or what a
   *     pipeline uses with encoders that have no such limit
   */
  public static Tokenizer open(Path folder, int length) {
    TokenizerJson json = TokenizerJson.open(folder);
    return open(json, Math.min(length, json.maxLength().orElse(length)));
  }

  /**
   * Opens a tokenizer folder for prompts of so many tokens, start and end included, whatever length
   * the folder says: what transformers does with {@code max_length}.
   *
   * @param length at least 3
   */
  public static Tokenizer ofLength(Path folder, int length) {
    return open(TokenizerJson.open(folder), length);
  }

  private static Tokenizer open(TokenizerJson json, int length) {
    if (length < 3) {
      throw new IllegalArgumentException("a tokenizer for " + length + " tokens");
    }
    Map<String, String> cut =
        Map.of(
            "padding",
            "false",
            "truncation",
            "true",
            "maxLength",
            "" + length,
            "modelMaxLength",
            "" + length);
    Map<String, String> whole = Map.of("padding", "false", "truncation", "false");
    return new Tokenizer(load(json, whole), load(json, cut), length, json.padId());
  }

  private static HuggingFaceTokenizer load(TokenizerJson json, Map<String, String> options) {
    byte[] text = json.json().getBytes(StandardCharsets.UTF_8);
    try {
      return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(text), options);
    } catch (IOException | RuntimeException e) {
      // The native reader throws nothing more specific when it dislikes the text.
      throw new CheckpointException(json.folder(), "", "is not a tokenizer: " + e.getMessage(), e);
    }
  }

  /** Token ids of every prompt, padding included. */
  public int length() {
    return length;
  }

  /** The ids of a prompt, always {@link #length()} of them. */
  public long[] encode(String text) {
    long[] ids = cut.encode(text).getIds();
    long[] padded = Arrays.copyOf(ids, length);
    Arrays.fill(padded, ids.length, length, padId);
    return padded;
  }

  /**
   * Tokens of the whole prompt, start and end included, nothing cut off or filled up: more than
   * {@link #length()} says that the model will not see the prompt's end. The smaller of the two is
   * the number of ones in the attention mask of {@link #encode}.
   */
  public int count(String text) {
    return whole.encode(text).getIds().length;
  }

  @Override
  public void close() {
    whole.close();
    cut.close();
  }
}
