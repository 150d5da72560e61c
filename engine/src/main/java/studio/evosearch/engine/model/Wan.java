package studio.evosearch.engine.model;

import java.util.List;
import java.util.Map;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.model.PipelineGenerator.Defaults;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;

/**
 * diffusers' WanPipeline, Wan 2.1 from text to video (arXiv 2503.20314). UMT5 reads the prompt; in
 * the place of its padding the denoiser sees zeros.
 */
final class Wan implements Pipeline {
  /** The pipeline's class name in {@code model_index.json}. */
  static final String PIPELINE = "WanPipeline";

  private static final String TEXT = "prompt_embeds";
  private static final int TOKENS = 512;
  private static final Size OWN = new Size(832, 480, 81);
  private static final double FRAMES_PER_SECOND = 16;

  private final TextEncoder encoder;
  private final LatentGrid grid;

  private Wan(TextEncoder encoder, LatentGrid grid) {
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
    Component transformer = folder.part("transformer", "WanTransformer3DModel");
    Component text = folder.part("text_encoder", "UMT5EncoderModel");
    VideoDecoder decoder =
        new VideoDecoder(folder.part("vae", VideoDecoder.WAN), folder, FRAMES_PER_SECOND);
    Config config = transformer.config();
    decoder.expectChannels(config);
    PipelineFolder.expect(config, "text_dim", text.config().integer("d_model"), "UMT5's width");
    LatentGrid grid = grid(folder.folder(), folder.wanted());
    DeviceComponent denoiser = folder.network(transformer);
    Pipeline pipeline = new Wan(folder.textEncoder(text, "tokenizer", TOKENS), grid);
    return new PipelineGenerator(folder, pipeline, denoiser, decoder, grid, new Defaults(50, 5));
  }

  /** The latents of a folder's videos. */
  static LatentGrid grid(ModelFolder folder, WantedSize wanted) {
    int channels = folder.component("transformer").config().integer("in_channels");
    return LatentGrid.videos(folder, channels, OWN, wanted);
  }

  @Override
  public List<TextEncoder> encoders() {
    return List.of(encoder);
  }

  @Override
  public Map<String, HostTensor> encode(String prompt) {
    // As diffusers cleans prompts, but for broken Unicode and HTML entities.
    String text = prompt.replaceAll("(?U)\\s+", " ").strip();
    int seen = encoder.tokens(text);
    return Map.of(TEXT, encoder.encode(text, seen).getFirst().clearedFrom(seen));
  }

  @Override
  public List<HostArray> inputs(Rows rows) {
    return List.of(
        rows.latents(grid.shape()), rows.number(rows.timestep()), rows.conditioning(TEXT));
  }
}
