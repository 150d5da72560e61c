package studio.evosearch.engine.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.checkpoint.CheckpointException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Token ids against those of transformers for the same folders. */
class TokenizerTest {
  private static final Path RESOURCES = Path.of("src/test/resources/checkpoint");
  private static final Path SD21 = RESOURCES.resolve("tokenizers/sd21");
  private static final Path SCENES = Path.of("../assets/models/scenes/tokenizer");

  @TempDir Path folder;

  @Test
  void promptsBecomeTheIdsOfTheReferencePipeline() throws IOException {
    JsonNode expected = json(RESOURCES.resolve("tokenizers/sd21-expected.json"));
    try (Tokenizer tokenizer = Tokenizer.open(SD21)) {
      for (int i = 0; i < 2; i++) {
        String prompt = expected.get(i == 0 ? "prompt" : "negative_prompt").stringValue();
        assertArrayEquals(longs(expected.get("token_ids").get(i)), tokenizer.encode(prompt));
      }
    }
  }

  @Test
  void anyTextBecomesTheIdsOfTransformers() throws IOException {
    assertIds("sd21", SD21);
    assertIds("scenes", SCENES);
  }

  @Test
  void aFolderMayPadWithAnotherTokenThanTheEnd() throws IOException {
    assertIds("bang", bang());
  }

  @Test
  void anExistingTokenizerJsonGivesTheSameIds() throws IOException {
    copy(SCENES, "tokenizer_config.json");
    Files.copy(RESOURCES.resolve("scenes-tokenizer.json"), folder.resolve("tokenizer.json"));
    assertIds("scenes", folder);
  }

  @Test
  void aUnigramTokenizerEndsAndFillsUpInItsOwnWay() throws IOException {
    Path unigram = RESOURCES.resolve("tokenizers/unigram");
    JsonNode expected = json(unigram.resolve("expected.json"));
    try (Tokenizer tokenizer = Tokenizer.open(unigram, 8)) {
      for (int i = 0; i < 4; i++) {
        String prompt = expected.get("prompts").get(i).stringValue();
        assertArrayEquals(longs(expected.get("ids").get(i)), tokenizer.encode(prompt), prompt);
      }
    }
  }

  @Test
  void aTokenizerJsonThatIsNoneIsRefused() throws IOException {
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"eos_token\":\"x\"}");
    for (String text :
        List.of(
            "{\"model\":{\"vocab\":{\"x\":0}}}",
            "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"x\":0},\"merges\":[\"x y z\"]}}")) {
      Files.writeString(folder.resolve("tokenizer.json"), text);
      String message =
          assertThrows(CheckpointException.class, () -> Tokenizer.open(folder, 8)).getMessage();
      assertTrue(message.startsWith(folder + ": is not a tokenizer: "), message);
    }
  }

  @Test
  void theEncodersLengthHoldsWhereTheFolderHasNone() throws IOException {
    copy(SD21, "vocab.json");
    copy(SD21, "merges.txt");
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"model_max_length\":1000000000000000019884624838656}");
    assertThrows(CheckpointException.class, () -> Tokenizer.open(folder));
    try (Tokenizer tokenizer = Tokenizer.open(folder, 5)) {
      assertArrayEquals(new long[] {528, 515, 521, 529, 529}, tokenizer.encode("red star"));
      assertArrayEquals(new long[] {528, 521, 521, 521, 529}, tokenizer.encode("star ".repeat(9)));
      assertEquals(11, tokenizer.count("star ".repeat(9)));
      assertEquals(2, tokenizer.count(""));
    }
    try (Tokenizer tokenizer = Tokenizer.open(SCENES, 77)) {
      assertEquals(24, tokenizer.length());
    }
  }

  private static void assertIds(String name, Path tokenizerFolder) throws IOException {
    JsonNode reference = json(RESOURCES.resolve("clip-token-ids.json"));
    JsonNode prompts = reference.get("prompts");
    assertEquals(24, prompts.size());
    try (Tokenizer tokenizer = Tokenizer.open(tokenizerFolder)) {
      for (int i = 0; i < prompts.size(); i++) {
        String prompt = prompts.get(i).stringValue();
        assertArrayEquals(
            longs(reference.get(name).get(i)), tokenizer.encode(prompt), name + ": " + prompt);
      }
    }
  }

  private Path bang() throws IOException {
    copy(SD21, "vocab.json");
    copy(SD21, "merges.txt");
    copy(RESOURCES.resolve("tokenizers/bang"), "tokenizer_config.json");
    copy(RESOURCES.resolve("tokenizers/bang"), "special_tokens_map.json");
    return folder;
  }

  private void copy(Path from, String name) throws IOException {
    Files.copy(from.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.builder().build().readTree(Files.readString(file));
  }

  private static long[] longs(JsonNode list) {
    return list.valueStream().flatMapToLong(v -> LongStream.of(v.longValue())).toArray();
  }
}
