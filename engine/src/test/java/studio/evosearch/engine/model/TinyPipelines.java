package studio.evosearch.engine.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import studio.evosearch.engine.Reference;

/**
 * Whole pipeline folders of tiny networks: the reference's denoisers and autoencoders as they are,
 * and text encoders of random weights whose widths fit them.
 */
public final class TinyPipelines {
  static final String FLOW =
      """
      {"_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 1000, %s}
      """;

  private TinyPipelines() {}

  /** A StableDiffusionXLPipeline of pictures of 128 x 128; returns the folder. */
  public static Path xl(Path folder) throws IOException {
    clip(folder.resolve("text_encoder"), "CLIPTextModel", 8, 512);
    clip(folder.resolve("text_encoder_2"), "CLIPTextModelWithProjection", 16, 40);
    clipTokenizer(folder.resolve("tokenizer"));
    clipTokenizer(folder.resolve("tokenizer_2"));
    copy("unet-sdxl", folder.resolve("unet"));
    copy("vae-kl-sd", folder.resolve("vae"));
    copy("pipeline-sd21/scheduler", folder.resolve("scheduler"));
    return index(
        folder,
        """
        {"_class_name": "StableDiffusionXLPipeline", "force_zeros_for_empty_prompt": true,
         "text_encoder": ["transformers", "CLIPTextModel"],
         "text_encoder_2": ["transformers", "CLIPTextModelWithProjection"],
         "tokenizer": ["transformers", "CLIPTokenizer"],
         "tokenizer_2": ["transformers", "CLIPTokenizer"],
         "unet": ["diffusers", "UNet2DConditionModel"],
         "vae": ["diffusers", "AutoencoderKL"],
         "image_encoder": [null, null], "feature_extractor": [null, null],
         "scheduler": ["diffusers", "DDIMScheduler"]}
        """);
  }

  /** A StableDiffusion3Pipeline of pictures of 128 x 128. */
  public static Path sd3(Path folder) throws IOException {
    clip(folder.resolve("text_encoder"), "CLIPTextModelWithProjection", 8, 10);
    clip(folder.resolve("text_encoder_2"), "CLIPTextModelWithProjection", 16, 14);
    clipTokenizer(folder.resolve("tokenizer"));
    clipTokenizer(folder.resolve("tokenizer_2"));
    copy("t5-encoder", folder.resolve("text_encoder_3"));
    t5Tokenizer(folder.resolve("tokenizer_3"));
    copy("sd3-transformer", folder.resolve("transformer"));
    copy("vae-kl-sd", folder.resolve("vae"));
    write(folder.resolve("scheduler/scheduler_config.json"), FLOW.formatted("\"shift\": 3.0"));
    return index(
        folder,
        """
        {"_class_name": "StableDiffusion3Pipeline",
         "text_encoder": ["transformers", "CLIPTextModelWithProjection"],
         "text_encoder_2": ["transformers", "CLIPTextModelWithProjection"],
         "text_encoder_3": ["transformers", "T5EncoderModel"],
         "tokenizer": ["transformers", "CLIPTokenizer"],
         "tokenizer_2": ["transformers", "CLIPTokenizer"],
         "tokenizer_3": ["transformers", "T5TokenizerFast"],
         "transformer": ["diffusers", "SD3Transformer2DModel"],
         "vae": ["diffusers", "AutoencoderKL"],
         "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"]}
        """);
  }

  /** A FluxPipeline that takes its guidance as an input, as FLUX.1 [dev] does. */
  public static Path flux(Path folder) throws IOException {
    clip(folder.resolve("text_encoder"), "CLIPTextModel", 32, 512);
    clipTokenizer(folder.resolve("tokenizer"));
    copy("t5-encoder", folder.resolve("text_encoder_2"));
    t5Tokenizer(folder.resolve("tokenizer_2"));
    copy("flux-transformer", folder.resolve("transformer"));
    copy("vae-kl-sd", folder.resolve("vae"));
    edit(folder.resolve("vae/config.json"), "\"shift_factor\": null", "\"shift_factor\": 0.1159");
    write(
        folder.resolve("scheduler/scheduler_config.json"),
        FLOW.formatted("\"shift\": 3.0, \"use_dynamic_shifting\": true"));
    return index(
        folder,
        """
        {"_class_name": "FluxPipeline",
         "text_encoder": ["transformers", "CLIPTextModel"],
         "text_encoder_2": ["transformers", "T5EncoderModel"],
         "tokenizer": ["transformers", "CLIPTokenizer"],
         "tokenizer_2": ["transformers", "T5TokenizerFast"],
         "transformer": ["diffusers", "FluxTransformer2DModel"],
         "vae": ["diffusers", "AutoencoderKL"],
         "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"]}
        """);
  }

  /** The same without the input, as FLUX.1 [schnell]; the weights for it stay, unused. */
  public static Path fluxWithoutGuidance(Path folder) throws IOException {
    flux(folder);
    edit(
        folder.resolve("transformer/config.json"),
        "\"guidance_embeds\": true",
        "\"guidance_embeds\": false");
    return folder;
  }

  /** Replaces a text in a file that has it. */
  static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new AssertionError(file + " has no " + from);
    }
    Files.writeString(file, text.replace(from, to));
  }

  static void clip(Path folder, String className, int width, int projection) throws IOException {
    write(
        folder.resolve("config.json"),
        """
        {"architectures": ["%s"], "hidden_size": %d, "projection_dim": %d, "vocab_size": 530,
         "intermediate_size": 20, "num_attention_heads": 2, "num_hidden_layers": 2,
         "max_position_embeddings": 77, "eos_token_id": 529, "hidden_act": "gelu"}
        """
            .formatted(className, width, projection));
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("text_model.embeddings.token_embedding.weight", new long[] {530, width});
    shapes.put("text_model.embeddings.position_embedding.weight", new long[] {77, width});
    for (int i = 0; i < 2; i++) {
      String layer = "text_model.encoder.layers." + i + ".";
      for (String name : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
        linear(shapes, layer + "self_attn." + name, width, width);
      }
      linear(shapes, layer + "mlp.fc1", 20, width);
      linear(shapes, layer + "mlp.fc2", width, 20);
      norm(shapes, layer + "layer_norm1", width);
      norm(shapes, layer + "layer_norm2", width);
    }
    norm(shapes, "text_model.final_layer_norm", width);
    if (className.endsWith("WithProjection")) {
      shapes.put("text_projection.weight", new long[] {projection, width});
    }
    random(folder.resolve("model.safetensors"), shapes, width);
  }

  private static void linear(Map<String, long[]> shapes, String name, int out, int in) {
    shapes.put(name + ".weight", new long[] {out, in});
    shapes.put(name + ".bias", new long[] {out});
  }

  private static void norm(Map<String, long[]> shapes, String name, int width) {
    shapes.put(name + ".weight", new long[] {width});
    shapes.put(name + ".bias", new long[] {width});
  }

  /** A safetensors file of normal deviates. */
  private static void random(Path file, Map<String, long[]> shapes, long seed) throws IOException {
    StringBuilder header = new StringBuilder();
    int bytes = 0;
    for (Map.Entry<String, long[]> tensor : shapes.entrySet()) {
      int length = Math.toIntExact(Arrays.stream(tensor.getValue()).reduce(4, Math::multiplyExact));
      header.append(
          "%s\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(
                  bytes == 0 ? "{" : ",",
                  tensor.getKey(),
                  Arrays.toString(tensor.getValue()),
                  bytes,
                  bytes + length));
      bytes += length;
    }
    byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(8 + json.length + bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json);
    Random random = new Random(seed);
    while (out.hasRemaining()) {
      out.putFloat((float) random.nextGaussian() * 0.3f);
    }
    Files.write(file, out.array());
  }

  static void clipTokenizer(Path folder) throws IOException {
    copy("pipeline-sd21/tokenizer", folder);
  }

  static void t5Tokenizer(Path folder) throws IOException {
    copy("../checkpoint/tokenizers/unigram", folder);
  }

  static Path index(Path folder, String json) throws IOException {
    write(folder.resolve("model_index.json"), json);
    return folder;
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }

  static void copy(String reference, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(Reference.path(reference))) {
      for (Path file : files.toList()) {
        Path target = to.resolve(file.getFileName().toString());
        Files.copy(file, target);
        // The repository's own files may be read-only, and some of these are edited.
        if (!target.toFile().setWritable(true)) {
          throw new IOException(target + " cannot be made writable");
        }
      }
    }
  }
}
