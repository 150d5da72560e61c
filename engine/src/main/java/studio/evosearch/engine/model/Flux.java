package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.model.PipelineGenerator.Defaults;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;
import studio.evosearch.engine.torch.HostArray.Floats;

/**
 * diffusers' FluxPipeline: FLUX.1 [dev] and [schnell]. T5 reads the prompt, CLIP's pooled state of
 * it goes in with the timestep.
 *
 * <p>[dev] takes the guidance scale as an input and has no negative prompt. [schnell] was distilled
 * without one: a scale other than 1 is classifier-free guidance, diffusers' true_cfg_scale.
 */
final class Flux implements Pipeline {
  /** The pipeline's class name in {@code model_index.json}. */
  static final String PIPELINE = "FluxPipeline";

  private static final String TEXT = "prompt_embeds";
  private static final String POOLED = "pooled_prompt_embeds";

  /** Height and width of the latents of a picture when none are wanted, whatever the folder. */
  private static final int SIDE = 128;

  private static final int TRAINED_TIMESTEPS = 1000;

  /** What sets the two models apart; which one a folder is, its transformer's config says. */
  private record Kind(boolean guidanceEmbedded, int tokens, Defaults defaults) {
    static Kind of(Config transformer) {
      return transformer.flag("guidance_embeds", false)
          ? new Kind(true, 512, new Defaults(28, 3.5))
          : new Kind(false, 256, new Defaults(4, 1));
    }
  }

  private final Kind kind;
  private final TextEncoder clip;
  private final TextEncoder t5;
  private final PackedLatents packed;

  private Flux(Kind kind, TextEncoder clip, TextEncoder t5, PackedLatents packed) {
    this.kind = kind;
    this.clip = clip;
    this.t5 = t5;
    this.packed = packed;
  }

  /**
   * Opens a folder.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when the folder is not such a
   *     pipeline or asks for what is not supported
   */
  static Generator open(PipelineFolder folder) {
    Component transformer = folder.part("transformer", "FluxTransformer2DModel");
    Component clip = folder.part("text_encoder", "CLIPTextModel");
    Component t5 = folder.part("text_encoder_2", "T5EncoderModel");
    LatentDecoder decoder = LatentDecoder.open(folder);
    Config config = transformer.config();
    PipelineFolder.expect(
        config, "in_channels", decoder.channels() * 4, "four of the autoencoder's latent_channels");
    PipelineFolder.expect(
        config, "pooled_projection_dim", clip.config().integer("hidden_size"), "CLIP's width");
    PipelineFolder.expect(
        config, "joint_attention_dim", t5.config().integer("d_model"), "T5's width");
    Kind kind = Kind.of(config);
    LatentGrid grid = grid(folder.folder(), folder.wanted());
    DeviceComponent denoiser = folder.network(transformer);
    Pipeline pipeline =
        new Flux(
            kind,
            folder.clip(clip, "tokenizer"),
            folder.textEncoder(t5, "tokenizer_2", kind.tokens),
            PackedLatents.of(grid));
    return new PipelineGenerator(folder, pipeline, denoiser, decoder, grid, kind.defaults);
  }

  /** The latents of a folder's pictures. */
  static LatentGrid grid(ModelFolder folder, WantedSize wanted) {
    int channels = folder.component("transformer").config().integer("in_channels") / 4;
    return LatentGrid.pictures(folder, channels, List.of(SIDE, SIDE), 2, wanted);
  }

  @Override
  public List<TextEncoder> encoders() {
    return List.of(clip, t5);
  }

  @Override
  public Map<String, HostTensor> encode(String prompt) {
    // T5 reads its padding too: neither the training nor diffusers masks it.
    return Map.of(
        TEXT, t5.encode(prompt, t5.length()).getFirst(), POOLED, clip.clip(prompt).pooled());
  }

  @Override
  public GuidanceKind guidance() {
    return kind.guidanceEmbedded ? GuidanceKind.EMBEDDED : GuidanceKind.CLASSIFIER_FREE;
  }

  @Override
  public List<HostArray> inputs(Rows rows) {
    List<HostArray> inputs =
        new ArrayList<>(
            List.of(
                rows.latents(packed.shape(), packed::pack),
                rows.conditioning(TEXT),
                rows.conditioning(POOLED),
                rows.number(rows.timestep() / TRAINED_TIMESTEPS),
                packed.places(),
                new Floats(new long[] {t5.length(), 3}, new float[t5.length() * 3])));
    rows.guidance().embedded().ifPresent(scale -> inputs.add(rows.number(scale)));
    return inputs;
  }

  @Override
  public float[] output(float[] row) {
    return packed.unpack(row);
  }
}
