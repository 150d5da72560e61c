package studio.evosearch.engine.checkpoint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CLIP's byte-pair vocabulary. The pipeline it is written into is that of transformers'
 * CLIPTokenizer: NFC, white space collapsed, lower case, words split off by CLIP's pattern, bytes
 * merged with {@code </w>} ending each word, start and end token around the whole.
 */
record ClipVocabulary(TokenIds ids, List<List<String>> merges) {
  private static final String PIPELINE =
      """
      {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],
       "normalizer":{"type":"Sequence","normalizers":[
         {"type":"NFC"},
         {"type":"Replace","pattern":{"Regex":"\\\\s+"},"content":" "},
         {"type":"Lowercase"}]},
       "pre_tokenizer":{"type":"Sequence","pretokenizers":[
         {"type":"Split","behavior":"Removed","invert":true,"pattern":{"Regex":
           "<\\\\|startoftext\\\\|>|<\\\\|endoftext\\\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\\\p{L}]+|[\\\\p{N}]|[^\\\\s\\\\p{L}\\\\p{N}]+"}},
         {"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true}]},
       "post_processor":{"type":"RobertaProcessing","trim_offsets":false,"add_prefix_space":false},
       "decoder":{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true},
       "model":{"type":"BPE","dropout":null,"continuing_subword_prefix":"",
         "end_of_word_suffix":"</w>","fuse_unk":false,"byte_fallback":false,"ignore_merges":false}}
      """;

  static ClipVocabulary read(Path folder) {
    TokenIds ids = TokenIds.ofVocabulary(folder.resolve("vocab.json"));
    Path file = folder.resolve("merges.txt");
    List<List<String>> merges = new ArrayList<>();
    int number = 0;
    for (String line : new String(Json.bytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#version")) {
        continue;
      }
      List<String> pair = List.of(line.stripTrailing().split(" ", -1));
      if (pair.size() != 2 || !ids.ids().containsKey(String.join("", pair))) {
        throw new CheckpointException(
            file, "line " + number, "expected two parts of a token of vocab.json, found " + line);
      }
      merges.add(pair);
    }
    return new ClipVocabulary(ids, merges);
  }

  /** The text of the equal {@code tokenizer.json}. */
  String tokenizerJson(SpecialTokens special) {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode json = (ObjectNode) mapper.readTree(PIPELINE);
    ArrayNode added = (ArrayNode) json.get("added_tokens");
    special.distinct().values().stream()
        .sorted(Comparator.comparingInt(token -> ids.of(token.content())))
        .forEach(token -> add(added, token));
    ObjectNode ends = (ObjectNode) json.get("post_processor");
    token(ends.putArray("sep"), special.required("eos_token"));
    token(ends.putArray("cls"), special.required("bos_token"));
    ObjectNode model = (ObjectNode) json.get("model");
    model.put("unk_token", special.required("unk_token"));
    ObjectNode vocabulary = model.putObject("vocab");
    ids.ids().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(entry -> vocabulary.put(entry.getKey(), entry.getValue()));
    ArrayNode pairs = model.putArray("merges");
    merges.forEach(pair -> pairs.addArray().add(pair.get(0)).add(pair.get(1)));
    return mapper.writeValueAsString(json);
  }

  private void token(ArrayNode target, String content) {
    target.add(content).add(ids.of(content));
  }

  private void add(ArrayNode target, SpecialTokens.Token token) {
    target
        .addObject()
        .put("id", ids.of(token.content()))
        .put("content", token.content())
        .put("single_word", token.singleWord())
        .put("lstrip", token.lstrip())
        .put("rstrip", token.rstrip())
        .put("normalized", token.normalized())
        .put("special", true);
  }
}
