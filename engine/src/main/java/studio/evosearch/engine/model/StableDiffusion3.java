package studio.evosearch.engine.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.model.PipelineGenerator.Defaults;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;

/**
 * diffusers' StableDiffusion3Pipeline, Stable Diffusion 3 and 3.5 (arXiv 2403.03206). The
 * transformer reads what two CLIP encoders make of the prompt, side by side and filled up to T5's
 * width, then what T5 makes of it; a folder without T5 has zeros there.
 */
final class StableDiffusion3 implements Pipeline {
  /** The pipeline's class name in {@code model_index.json}. */
  static final String PIPELINE = "StableDiffusion3Pipeline";

  private static final String TEXT = "prompt_embeds";
  private static final String POOLED = "pooled_prompt_embeds";

  private static final int T5_TOKENS = 256;

  private final TextEncoder first;
  private final TextEncoder second;
  private final Optional<TextEncoder> t5;
  private final int textWidth;
  private final LatentGrid grid;

  private StableDiffusion3(
      TextEncoder first,
      TextEncoder second,
      Optional<TextEncoder> t5,
      int textWidth,
      LatentGrid grid) {
    this.first = first;
    this.second = second;
    this.t5 = t5;
    this.textWidth = textWidth;
    this.grid = grid;
  }

  /**
   * Opens a folder.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when the folder is not such a
   *     pipeline or asks for what is not supported
   */
  static Generator open(PipelineFolder folder) {
    Component transformer = folder.part("transformer", "SD3Transformer2DModel");
    Component first = folder.part("text_encoder", "CLIPTextModelWithProjection");
    Component second = folder.part("text_encoder_2", "CLIPTextModelWithProjection");
    Optional<Component> t5 =
        folder.has("text_encoder_3")
            ? Optional.of(folder.part("text_encoder_3", "T5EncoderModel"))
            : Optional.empty();
    LatentDecoder decoder = LatentDecoder.open(folder);
    decoder.expectChannels(transformer.config());
    expectTexts(transformer.config(), first.config(), second.config(), t5.map(Component::config));
    LatentGrid grid = grid(folder.folder(), folder.wanted());
    DeviceComponent denoiser = folder.network(transformer);
    Pipeline pipeline =
        new StableDiffusion3(
            folder.clip(first, "tokenizer"),
            folder.clip(second, "tokenizer_2"),
            t5.map(encoder -> folder.textEncoder(encoder, "tokenizer_3", T5_TOKENS)),
            transformer.config().integer("joint_attention_dim"),
            grid);
    return new PipelineGenerator(folder, pipeline, denoiser, decoder, grid, new Defaults(28, 7));
  }

  private static void expectTexts(
      Config transformer, Config first, Config second, Optional<Config> t5) {
    PipelineFolder.expect(
        transformer,
        "pooled_projection_dim",
        first.integer("projection_dim") + second.integer("projection_dim"),
        "the CLIP encoders' projections");
    int both = first.integer("hidden_size") + second.integer("hidden_size");
    if (t5.isPresent()) {
      PipelineFolder.expect(
          transformer, "joint_attention_dim", t5.get().integer("d_model"), "T5's width");
    }
    if (transformer.integer("joint_attention_dim") < both) {
      throw transformer.problem(
          "joint_attention_dim", "expected at least the CLIP encoders' widths, " + both);
    }
  }

  /** The latents of a folder's pictures. */
  static LatentGrid grid(ModelFolder folder, WantedSize wanted) {
    Config config = folder.component("transformer").config();
    int patch = config.integer("patch_size", 2);
    LatentGrid grid =
        LatentGrid.pictures(
            folder,
            config.integer("in_channels", 16),
            config.integers("sample_size", 2),
            patch,
            wanted);
    int most = config.integer("pos_embed_max_size") * patch;
    if (grid.height() > most || grid.width() > most) {
      int pixels = most * grid.size().height() / grid.height();
      throw new IllegalArgumentException(
          "%d x %d: this model makes pictures of at most %d pixels a side"
              .formatted(grid.size().width(), grid.size().height(), pixels));
    }
    return grid;
  }

  @Override
  public List<TextEncoder> encoders() {
    return Stream.concat(Stream.of(first, second), t5.stream()).toList();
  }

  @Override
  public Map<String, HostTensor> encode(String prompt) {
    TextEncoder.Clip small = first.clip(prompt);
    TextEncoder.Clip large = second.clip(prompt);
    HostTensor clip = small.penultimate().beside(large.penultimate()).widened(textWidth);
    // T5 reads its padding too: neither the training nor diffusers masks it.
    HostTensor text =
        t5.map(encoder -> encoder.encode(prompt, encoder.length()).getFirst())
            .orElseGet(() -> HostTensor.zeros(clip.shape()));
    return Map.of(TEXT, clip.followedBy(text), POOLED, small.pooled().beside(large.pooled()));
  }

  @Override
  public List<HostArray> inputs(Rows rows) {
    return List.of(
        rows.latents(grid.shape()),
        rows.conditioning(TEXT),
        rows.conditioning(POOLED),
        rows.number(rows.timestep()));
  }
}
