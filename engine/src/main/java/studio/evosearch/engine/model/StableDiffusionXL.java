package studio.evosearch.engine.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.model.PipelineGenerator.Defaults;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;

/**
 * diffusers' StableDiffusionXLPipeline, the base model without its refiner (arXiv 2307.01952). The
 * UNet reads what two CLIP encoders make of the same prompt, side by side; the second one's pooled
 * state and the picture's sizes go in with the timestep.
 */
final class StableDiffusionXL implements Pipeline {
  /** The pipeline's class name in {@code model_index.json}. */
  static final String PIPELINE = "StableDiffusionXLPipeline";

  private static final String TEXT = "prompt_embeds";
  private static final String POOLED = "pooled_prompt_embeds";

  /** Height and width before cropping, the crop's top and left, height and width wanted. */
  private static final int SIZES = 6;

  private final TextEncoder first;
  private final TextEncoder second;
  private final LatentGrid grid;
  private final boolean zerosForEmpty;

  private StableDiffusionXL(
      TextEncoder first, TextEncoder second, LatentGrid grid, boolean zerosForEmpty) {
    this.first = first;
    this.second = second;
    this.grid = grid;
    this.zerosForEmpty = zerosForEmpty;
  }

  /**
   * Opens a folder.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when the folder is not such a
   *     pipeline or asks for what is not supported
   */
  static Generator open(PipelineFolder folder) {
    Component unet = folder.part("unet", "UNet2DConditionModel");
    Component first = folder.part("text_encoder", "CLIPTextModel");
    Component second = folder.part("text_encoder_2", "CLIPTextModelWithProjection");
    LatentDecoder decoder = LatentDecoder.open(folder);
    decoder.expectChannels(unet.config());
    expectTexts(unet.config(), first.config(), second.config());
    LatentGrid grid = StableDiffusion.grid(folder.folder(), folder.wanted());
    DeviceComponent denoiser = folder.network(unet);
    Pipeline pipeline =
        new StableDiffusionXL(
            folder.clip(first, "tokenizer"),
            folder.clip(second, "tokenizer_2"),
            grid,
            folder.folder().config().flag("force_zeros_for_empty_prompt", true));
    return new PipelineGenerator(folder, pipeline, denoiser, decoder, grid, new Defaults(50, 5));
  }

  private static void expectTexts(Config unet, Config first, Config second) {
    PipelineFolder.expect(
        unet,
        "cross_attention_dim",
        first.integer("hidden_size") + second.integer("hidden_size"),
        "the text encoders' widths");
    PipelineFolder.expect(
        unet,
        "projection_class_embeddings_input_dim",
        second.integer("projection_dim") + SIZES * unet.integer("addition_time_embed_dim"),
        "text_encoder_2's projection and " + SIZES + " sizes");
  }

  @Override
  public List<TextEncoder> encoders() {
    return List.of(first, second);
  }

  @Override
  public Map<String, HostTensor> encode(String prompt) {
    TextEncoder.Clip large = second.clip(prompt);
    HostTensor both = first.clip(prompt).penultimate().beside(large.penultimate());
    return Map.of(TEXT, both, POOLED, large.pooled());
  }

  /** Of an empty one zeros, where the folder asks for it: the model was trained so. */
  @Override
  public Map<String, HostTensor> encodeNegative(String prompt) {
    Map<String, HostTensor> encoded = encode(prompt);
    if (!prompt.isEmpty() || !zerosForEmpty) {
      return encoded;
    }
    Map<String, HostTensor> zeros = new HashMap<>();
    encoded.forEach((name, tensor) -> zeros.put(name, HostTensor.zeros(tensor.shape())));
    return zeros;
  }

  @Override
  public List<HostArray> inputs(Rows rows) {
    float height = grid.size().height();
    float width = grid.size().width();
    return List.of(
        rows.latents(grid.shape()),
        rows.number(rows.timestep()),
        rows.conditioning(TEXT),
        rows.conditioning(POOLED),
        rows.numbers(height, width, 0, 0, height, width));
  }
}
