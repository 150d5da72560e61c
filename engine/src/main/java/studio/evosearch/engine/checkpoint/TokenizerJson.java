package studio.evosearch.engine.checkpoint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A tokenizer as the text of a Hugging Face {@code tokenizer.json}, with the ids that padding
 * needs. The text is the folder's own where it has one, else built from CLIP's {@code vocab.json}
 * and {@code merges.txt}.
 *
 * @param folder where it came from
 * @param json the text of a {@code tokenizer.json}
 * @param maxLength tokens the model takes, start and end included; absent where the folder does not
 *     say, or says it in the way transformers writes "no limit", 1e30
 * @param padId fills up to that length; the end token where the tokenizer has no padding token
 * @param startId absent for tokenizers without a start token, such as T5's
 */
public record TokenizerJson(
    Path folder, String json, OptionalInt maxLength, int padId, OptionalInt startId, int endId) {
  private static final double NO_LIMIT = 1e6;

  /**
   * Reads a tokenizer folder.
   *
   * @throws CheckpointException when its files are missing or contradict each other
   */
  public static TokenizerJson open(Path folder) {
    Path configFile = folder.resolve("tokenizer_config.json");
    Config config =
        Files.exists(configFile) ? Config.read(configFile) : Config.parse("{}", configFile);
    SpecialTokens special = SpecialTokens.of(folder, config);
    Path ready = folder.resolve("tokenizer.json");
    if (Files.exists(ready)) {
      TokenIds ids = TokenIds.ofTokenizerJson(ready);
      String json = new String(Json.bytes(ready), StandardCharsets.UTF_8);
      return of(folder, config, special, ids, json);
    }
    if (Files.exists(folder.resolve("vocab.json"))) {
      SpecialTokens clip = special.orElseClip();
      ClipVocabulary vocabulary = ClipVocabulary.read(folder);
      return of(folder, config, clip, vocabulary.ids(), vocabulary.tokenizerJson(clip));
    }
    throw new CheckpointException(
        folder,
        "",
        Files.exists(folder.resolve("spiece.model"))
            ? "has only spiece.model; tokenizer.json is needed, which transformers' fast tokenizer"
                + " writes with save_pretrained"
            : "holds no tokenizer; expected tokenizer.json, or vocab.json and merges.txt");
  }

  private static TokenizerJson of(
      Path folder, Config config, SpecialTokens special, TokenIds ids, String json) {
    // BERT's have other names for start and end.
    int end =
        ids.of(
            special
                .find("eos_token")
                .or(() -> special.find("sep_token"))
                .orElseGet(() -> special.required("eos_token")));
    int pad = special.find("pad_token").map(ids::of).orElse(end);
    OptionalInt start =
        special
            .find("bos_token")
            .or(() -> special.find("cls_token"))
            .map(t -> OptionalInt.of(ids.of(t)))
            .orElse(OptionalInt.empty());
    double length = config.number("model_max_length", Double.POSITIVE_INFINITY);
    if (length < 3) {
      throw config.problem("model_max_length", "expected 3 or more, found " + length);
    }
    OptionalInt maxLength = length > NO_LIMIT ? OptionalInt.empty() : OptionalInt.of((int) length);
    return new TokenizerJson(folder, json, maxLength, pad, start, end);
  }
}
