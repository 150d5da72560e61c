package studio.evosearch.engine.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As {@link TinyPipelines}, the pipelines of videos. */
public final class TinyVideoPipelines {
  private static final Pattern WORD = Pattern.compile("<\\|\\w+\\|>|\\n\\n|\\w+|[^\\w\\s<|]+");

  private TinyVideoPipelines() {}

  /** A WanPipeline with the scheduler of Wan's own folders. */
  public static Path wan(Path folder) throws IOException {
    TinyPipelines.copy("umt5-encoder", folder.resolve("text_encoder"));
    TinyPipelines.t5Tokenizer(folder.resolve("tokenizer"));
    TinyPipelines.copy("wan-transformer", folder.resolve("transformer"));
    TinyPipelines.copy("vae-wan", folder.resolve("vae"));
    TinyPipelines.write(
        folder.resolve("scheduler/scheduler_config.json"),
        """
        {"_class_name": "UniPCMultistepScheduler", "num_train_timesteps": 1000,
         "prediction_type": "flow_prediction", "use_flow_sigmas": true, "flow_shift": 3.0,
         "solver_order": 2, "final_sigmas_type": "zero"}
        """);
    return TinyPipelines.index(
        folder,
        """
        {"_class_name": "WanPipeline",
         "text_encoder": ["transformers", "UMT5EncoderModel"],
         "tokenizer": ["transformers", "T5TokenizerFast"],
         "transformer": ["diffusers", "WanTransformer3DModel"],
         "vae": ["diffusers", "AutoencoderKLWan"],
         "scheduler": ["diffusers", "UniPCMultistepScheduler"]}
        """);
  }

  /** A HunyuanVideoPipeline whose tokenizer makes 95 tokens of the instruction, as Llama 3's. */
  public static Path hunyuan(Path folder) throws IOException {
    TinyPipelines.copy("llama-model", folder.resolve("text_encoder"));
    llamaTokenizer(folder.resolve("tokenizer"));
    TinyPipelines.clip(folder.resolve("text_encoder_2"), "CLIPTextModel", 16, 512);
    TinyPipelines.clipTokenizer(folder.resolve("tokenizer_2"));
    TinyPipelines.copy("hunyuan-transformer", folder.resolve("transformer"));
    TinyPipelines.copy("vae-hunyuan", folder.resolve("vae"));
    TinyPipelines.write(
        folder.resolve("scheduler/scheduler_config.json"),
        TinyPipelines.FLOW.formatted("\"shift\": 7.0"));
    return TinyPipelines.index(
        folder,
        """
        {"_class_name": "HunyuanVideoPipeline",
         "text_encoder": ["transformers", "LlamaModel"],
         "text_encoder_2": ["transformers", "CLIPTextModel"],
         "tokenizer": ["transformers", "LlamaTokenizerFast"],
         "tokenizer_2": ["transformers", "CLIPTokenizer"],
         "transformer": ["diffusers", "HunyuanVideoTransformer3DModel"],
         "vae": ["diffusers", "AutoencoderKLHunyuanVideo"],
         "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"]}
        """);
  }

  /**
   * Words, signs and the space before a number are tokens, which gives the instruction as many as
   * Llama 3's own tokenizer does.
   */
  private static void llamaTokenizer(Path folder) throws IOException {
    Set<String> words = new LinkedHashSet<>(List.of("<|begin_of_text|>", "<|pad|>", "<unk>", " "));
    WORD.matcher(HunyuanVideo.INSTRUCTION).results().forEach(word -> words.add(word.group()));
    words.addAll(List.of("A", "red", "star", "blurry"));
    List<String> vocabulary = List.copyOf(words);
    String ids =
        vocabulary.stream()
            .map(word -> "\"%s\":%d".formatted(escaped(word), vocabulary.indexOf(word)))
            .collect(Collectors.joining(","));
    String special =
        vocabulary.stream()
            .filter(word -> word.startsWith("<"))
            .map(word ->
                """
                {"id":%d,"content":"%s","single_word":false,"lstrip":false,"rstrip":false,
                 "normalized":false,"special":true}\
                """
                    .formatted(vocabulary.indexOf(word), word))
            .collect(Collectors.joining(","));
    TinyPipelines.write(
        folder.resolve("tokenizer.json"),
        """
        {"version":"1.0","truncation":null,"padding":null,"added_tokens":[%s],"normalizer":null,
         "pre_tokenizer":{"type":"Split","behavior":"Removed","invert":true,"pattern":{"Regex":
           "\\\\n\\\\n| (?=\\\\d)|\\\\w+|[^\\\\w\\\\s]+"}},
         "post_processor":{"type":"TemplateProcessing",
           "single":[{"SpecialToken":{"id":"<|begin_of_text|>","type_id":0}},
                     {"Sequence":{"id":"A","type_id":0}}],
           "pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],
           "special_tokens":{"<|begin_of_text|>":
             {"id":"<|begin_of_text|>","ids":[0],"tokens":["<|begin_of_text|>"]}}},
         "decoder":null,
         "model":{"type":"WordLevel","unk_token":"<unk>","vocab":{%s}}}
        """
            .formatted(special, ids));
    TinyPipelines.write(
        folder.resolve("tokenizer_config.json"),
        """
        {"bos_token":"<|begin_of_text|>","eos_token":"<|eot_id|>","pad_token":"<|pad|>",
         "unk_token":"<unk>","model_max_length":256,"padding_side":"right"}
        """);
  }

  private static String escaped(String word) {
    return word.replace("\n", "\\n");
  }
}
