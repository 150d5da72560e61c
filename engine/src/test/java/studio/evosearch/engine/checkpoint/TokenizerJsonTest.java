package studio.evosearch.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TokenizerJsonTest {
  private static final Path RESOURCES = Path.of("src/test/resources/checkpoint");
  private static final Path SCENES = Path.of("../assets/models/scenes/tokenizer");

  @TempDir Path folder;

  @Test
  void buildsTheTextTransformersWrites() throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    TokenizerJson tokenizer = TokenizerJson.open(SCENES);
    String written = Files.readString(RESOURCES.resolve("scenes-tokenizer.json"));
    assertEquals(mapper.readTree(written), mapper.readTree(tokenizer.json()));
    assertEquals(OptionalInt.of(24), tokenizer.maxLength());
    assertEquals(OptionalInt.of(635), tokenizer.startId());
    assertEquals(636, tokenizer.endId());
    assertEquals(636, tokenizer.padId());
  }

  @Test
  void passesAnExistingTextThrough() throws IOException {
    String unigram =
        """
        {"added_tokens":[{"id":3,"content":"<extra>"}],
         "model":{"type":"Unigram","vocab":[["<pad>",0.0],["</s>",0.0],["a",-1.5]]}}
        """;
    Files.writeString(folder.resolve("tokenizer.json"), unigram);
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"eos_token\":\"</s>\",\"pad_token\":\"<pad>\",\"model_max_length\":512}");
    assertEquals(
        new TokenizerJson(folder, unigram, OptionalInt.of(512), 0, OptionalInt.empty(), 1),
        TokenizerJson.open(folder));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertRefused("holds no tokenizer; expected tokenizer.json, or vocab.json and merges.txt");
    Files.writeString(folder.resolve("spiece.model"), "x");
    assertRefused("has only spiece.model");
    Files.writeString(folder.resolve("vocab.json"), "{\"a\":0,\"b\":1,\"ab\":2}");
    assertRefused("merges.txt: does not exist");
    Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\nb a\n");
    assertRefused("line 3: expected two parts of a token of vocab.json, found b a");
    Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\n");
    assertRefused("<|endoftext|>: the vocabulary has no such token");
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"model_max_length\":\"long\"}");
    Files.writeString(
        folder.resolve("vocab.json"),
        "{\"a\":0,\"b\":1,\"ab\":2,\"<|endoftext|>\":3,\"<|startoftext|>\":4}");
    assertRefused("model_max_length: expected a number, found \"long\"");
  }

  private void assertRefused(String expected) {
    String message =
        assertThrows(CheckpointException.class, () -> TokenizerJson.open(folder)).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
