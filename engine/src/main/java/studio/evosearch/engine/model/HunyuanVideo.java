package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.model.PipelineGenerator.Defaults;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;

/**
 * diffusers' HunyuanVideoPipeline, from text to video (arXiv 2412.03603). Llama reads the prompt
 * inside an instruction, CLIP's pooled state of it goes in with the timestep.
 *
 * <p>The model takes the guidance scale as an input and has no negative prompt; in a folder whose
 * transformer does not, the scale is that of classifier-free guidance, diffusers' true_cfg_scale.
 */
final class HunyuanVideo implements Pipeline {
  /** The pipeline's class name in {@code model_index.json}. */
  static final String PIPELINE = "HunyuanVideoPipeline";

  private static final String TEXT = "prompt_embeds";
  private static final String MASK = "prompt_attention_mask";
  private static final String POOLED = "pooled_prompt_embeds";

  /** What stands before the prompt: diffusers' DEFAULT_PROMPT_TEMPLATE. */
  static final String INSTRUCTION =
      "<|start_header_id|>system<|end_header_id|>\n\n"
          + "Describe the video by detailing the following aspects: "
          + "1. The main content and theme of the video."
          + "2. The color, shape, size, texture, quantity, text, and spatial relationships of the"
          + " objects."
          + "3. Actions, events, behaviors temporal relationships, physical movement changes of the"
          + " objects."
          + "4. background environment, light, style and atmosphere."
          + "5. camera angles, movements, and transitions used in the video:<|eot_id|>"
          + "<|start_header_id|>user<|end_header_id|>\n\n";

  private static final String END = "<|eot_id|>";

  /** Tokens of the start and the instruction, whose states the denoiser does not see. */
  static final int INSTRUCTION_TOKENS = 95;

  private static final int TOKENS = 256;
  private static final Size OWN = new Size(1280, 720, 129);
  private static final double FRAMES_PER_SECOND = 15;

  /** The guidance is embedded as a timestep is, which are a thousand times as large. */
  private static final double GUIDANCE_UNIT = 1000;

  private final boolean guidanceEmbedded;
  private final TextEncoder llama;
  private final TextEncoder clip;
  private final LatentGrid grid;

  private HunyuanVideo(
      boolean guidanceEmbedded, TextEncoder llama, TextEncoder clip, LatentGrid grid) {
    this.guidanceEmbedded = guidanceEmbedded;
    this.llama = llama;
    this.clip = clip;
    this.grid = grid;
  }

  /**
   * Opens a folder.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when the folder is not such a
   *     pipeline or asks for what is not supported
   */
  static Generator open(PipelineFolder folder) {
    Component transformer = folder.part("transformer", "HunyuanVideoTransformer3DModel");
    Component llama = folder.part("text_encoder", "LlamaModel");
    Component clip = folder.part("text_encoder_2", "CLIPTextModel");
    Component vae = folder.part("vae", VideoDecoder.HUNYUAN);
    VideoDecoder decoder = new VideoDecoder(vae, folder, FRAMES_PER_SECOND);
    Config config = transformer.config();
    decoder.expectChannels(config);
    PipelineFolder.expect(
        config, "text_embed_dim", llama.config().integer("hidden_size"), "Llama's width");
    PipelineFolder.expect(
        config, "pooled_projection_dim", clip.config().integer("hidden_size"), "CLIP's width");
    LatentGrid grid = grid(folder.folder(), folder.wanted());
    DeviceComponent denoiser = folder.network(transformer);
    Pipeline pipeline =
        new HunyuanVideo(
            config.flag("guidance_embeds", true),
            folder.textEncoder(llama, "tokenizer", INSTRUCTION_TOKENS + TOKENS),
            folder.clip(clip, "tokenizer_2"),
            grid);
    return new PipelineGenerator(folder, pipeline, denoiser, decoder, grid, new Defaults(50, 6));
  }

  /** The latents of a folder's videos. */
  static LatentGrid grid(ModelFolder folder, WantedSize wanted) {
    int channels = folder.component("transformer").config().integer("in_channels");
    return LatentGrid.videos(folder, channels, OWN, wanted);
  }

  @Override
  public List<TextEncoder> encoders() {
    return List.of(llama, clip);
  }

  @Override
  public Map<String, HostTensor> encode(String prompt) {
    String text = INSTRUCTION + prompt + END;
    int seen = llama.tokens(text);
    if (seen <= INSTRUCTION_TOKENS) {
      throw new IllegalArgumentException(
          "%d tokens of instruction and prompt, where the instruction alone has %d in Llama 3's tokenizer"
              .formatted(seen, INSTRUCTION_TOKENS));
    }
    HostTensor third = llama.encode(text, seen).get(1);
    float[] mask = new float[llama.length() - INSTRUCTION_TOKENS];
    Arrays.fill(mask, 0, seen - INSTRUCTION_TOKENS, 1);
    return Map.of(
        TEXT, third.tokensFrom(INSTRUCTION_TOKENS),
        MASK, new HostTensor(new long[] {1, mask.length}, mask),
        POOLED, clip.clip(prompt).pooled());
  }

  @Override
  public GuidanceKind guidance() {
    return guidanceEmbedded ? GuidanceKind.EMBEDDED : GuidanceKind.CLASSIFIER_FREE;
  }

  @Override
  public List<HostArray> inputs(Rows rows) {
    List<HostArray> inputs =
        new ArrayList<>(
            List.of(
                rows.latents(grid.shape()),
                rows.number(rows.timestep()),
                rows.conditioning(TEXT),
                rows.conditioning(MASK),
                rows.conditioning(POOLED)));
    rows.guidance().embedded().ifPresent(scale -> inputs.add(rows.number(scale * GUIDANCE_UNIT)));
    return inputs;
  }
}
