package studio.evosearch.engine.model;

import java.util.List;
import java.util.Map;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.model.PipelineGenerator.Defaults;
import studio.evosearch.engine.torch.HostArray;

/**
 * diffusers' StableDiffusionPipeline: Stable Diffusion 1 and 2 and models of their make, with any
 * scheduler and with AutoencoderKL or AutoencoderTiny (arXiv 2112.10752). Any safety checker in the
 * folder is not run.
 */
final class StableDiffusion implements Pipeline {
  /** The pipeline's class name in {@code model_index.json}. */
  static final String PIPELINE = "StableDiffusionPipeline";

  private static final String TEXT = "prompt_embeds";

  private final TextEncoder encoder;
  private final LatentGrid grid;

  private StableDiffusion(TextEncoder encoder, LatentGrid grid) {
    this.encoder = encoder;
    this.grid = grid;
  }

  /**
   * Opens a folder.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when the folder is not such a
   *     pipeline or asks for what is not supported
   */
  static Generator open(PipelineFolder folder) {
    Component unet = folder.part("unet", "UNet2DConditionModel");
    Component text = folder.part("text_encoder", "CLIPTextModel");
    LatentDecoder decoder = LatentDecoder.open(folder);
    decoder.expectChannels(unet.config());
    PipelineFolder.expect(
        unet.config(),
        "cross_attention_dim",
        text.config().integer("hidden_size"),
        "the text encoder's width");
    LatentGrid grid = grid(folder.folder(), folder.wanted());
    return new PipelineGenerator(
        folder,
        new StableDiffusion(folder.clip(text, "tokenizer"), grid),
        folder.network(unet),
        decoder,
        grid,
        new Defaults(50, 7.5));
  }

  /** The latents of a folder's pictures, whose denoiser is a UNet. */
  static LatentGrid grid(ModelFolder folder, WantedSize wanted) {
    Config unet = folder.component("unet").config();
    return LatentGrid.pictures(
        folder, unet.integer("in_channels"), unet.integers("sample_size", 2), 1, wanted);
  }

  @Override
  public List<TextEncoder> encoders() {
    return List.of(encoder);
  }

  @Override
  public Map<String, HostTensor> encode(String prompt) {
    return Map.of(TEXT, encoder.clip(prompt).last());
  }

  @Override
  public List<HostArray> inputs(Rows rows) {
    return List.of(
        rows.latents(grid.shape()), rows.number(rows.timestep()), rows.conditioning(TEXT));
  }
}
