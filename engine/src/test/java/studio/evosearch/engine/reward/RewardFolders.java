package studio.evosearch.engine.reward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.evosearch.engine.Reference;

/** Makes small reward folders of the reference models. */
final class RewardFolders {
  /** Words and their ids, starting with the padding. */
  private static final String TOKENIZER =
      """
      {"version": "1.0", "added_tokens": [], "normalizer": {"type": "Lowercase"},
       "pre_tokenizer": {"type": "Whitespace"},
       "post_processor": {"type": "TemplateProcessing",
         "single": [{"SpecialToken": {"id": "%1$s", "type_id": 0}},
                    {"Sequence": {"id": "A", "type_id": 0}},
                    {"SpecialToken": {"id": "%2$s", "type_id": 0}}],
         "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
         "special_tokens": {"%1$s": {"id": "%1$s", "ids": [%3$d], "tokens": ["%1$s"]},
                            "%2$s": {"id": "%2$s", "ids": [%4$d], "tokens": ["%2$s"]}}},
       "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab":
         {"[PAD]": 0, "[UNK]": 1, "%1$s": %3$d, "%2$s": %4$d, "a": %5$d, "red": %6$d, "star": %7$d}}}
      """;

  private RewardFolders() {}

  /** A folder with reward.json and copies of a reference's files. */
  static Path of(Path folder, String json, String reference, String... files) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("reward.json"), json);
    for (String file : files) {
      Files.copy(Reference.path(reference).resolve(file), folder.resolve(file));
    }
    return folder;
  }

  /** A tokenizer whose end token has the largest id, as CLIP's. */
  static void clipTokenizer(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("tokenizer.json"), TOKENIZER.formatted("<s>", "</s>", 48, 49, 2, 3, 4));
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"bos_token\": \"<s>\", \"eos_token\": \"</s>\", \"pad_token\": \"[PAD]\"}");
  }

  /** A tokenizer that names its tokens as BERT's does, for nine tokens. */
  static void bertTokenizer(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("tokenizer.json"), TOKENIZER.formatted("[CLS]", "[SEP]", 2, 3, 4, 5, 6));
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"cls_token\": \"[CLS]\", \"sep_token\": \"[SEP]\", \"pad_token\": \"[PAD]\","
            + " \"model_max_length\": 9}");
  }
}
