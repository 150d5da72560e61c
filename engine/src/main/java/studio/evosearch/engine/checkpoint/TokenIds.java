package studio.evosearch.engine.checkpoint;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ids of a tokenizer's tokens. */
record TokenIds(Path file, Map<String, Integer> ids) {
  int of(String token) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new CheckpointException(file, token, "the vocabulary has no such token");
    }
    return id;
  }

  /** From a vocabulary file: an object of tokens and their ids. */
  static TokenIds ofVocabulary(Path file) {
    Map<String, Integer> ids = new HashMap<>();
    Config vocabulary = Config.read(file);
    vocabulary.names().forEach(token -> ids.put(token, vocabulary.integer(token)));
    return new TokenIds(file, ids);
  }

  /**
   * From a {@code tokenizer.json}: its added tokens and its model's vocabulary, which is an object,
   * or for Unigram models a list whose positions are the ids.
   */
  static TokenIds ofTokenizerJson(Path file) {
    ObjectNode json = Json.object(file);
    Map<String, Integer> ids = new HashMap<>();
    JsonNode vocabulary = json.path("model").path("vocab");
    if (vocabulary.isArray()) {
      for (JsonNode piece : vocabulary) {
        ids.put(piece.path(0).asString(""), ids.size());
      }
    } else {
      vocabulary.forEachEntry((token, id) -> ids.put(token, id.asInt(-1)));
    }
    for (JsonNode added : json.path("added_tokens")) {
      ids.put(added.path("content").asString(""), added.path("id").asInt(-1));
    }
    ids.values().removeIf(id -> id < 0);
    return new TokenIds(file, ids);
  }
}
