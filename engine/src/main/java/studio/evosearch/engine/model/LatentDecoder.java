package studio.evosearch.engine.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.torch.Batches;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Precision;

/**
 * The decoder half of an autoencoder, and the scaling between the denoiser's latents and its own:
 * latent / scaling_factor + shift_factor, as diffusers' pipelines do.
 */
final class LatentDecoder implements Decoder {
  /** Decoding takes far more memory a picture than denoising does a latent. */
  private static final int BATCH = 4;

  private static final String PREVIEWS = "preview_vae";

  private final DeviceComponent autoencoder;
  private final DecodeTiles tiles;
  private final int channels;
  private final float scaling;
  private final float shift;
  private final Batches batches = new Batches(BATCH);

  private LatentDecoder(Component component, PipelineFolder folder) {
    Config config = component.config();
    boolean tiny = component.className().equals("AutoencoderTiny");
    for (String field : List.of("latents_mean", "latents_std")) {
      if (config.has(field)) {
        throw config.problem(field, "is set, which is not supported");
      }
    }
    channels = config.integer("latent_channels", 4);
    scaling = (float) config.number("scaling_factor", tiny ? 1 : 0.18215);
    shift = (float) config.number("shift_factor", 0);
    // In float16 AutoencoderKL overflows, hence diffusers' force_upcast.
    autoencoder = tiny ? folder.network(component) : folder.network(component, Precision.FLOAT32);
    tiles = new DecodeTiles(autoencoder);
  }

  /** Pixels that one place of a latent stands for, in both directions. */
  static int factor(Component autoencoder) {
    Config config = autoencoder.config();
    return autoencoder.className().equals("AutoencoderTiny")
        ? power(
            config.integer("upsampling_scaling_factor", 2),
            config.integers("num_decoder_blocks").size() - 1)
        : power(2, config.texts("up_block_types").size() - 1);
  }

  private static int power(int base, int exponent) {
    return Math.toIntExact(Math.round(Math.pow(base, exponent)));
  }

  /** The decoder of a folder's part {@code vae}. */
  static LatentDecoder open(PipelineFolder folder) {
    return open(folder, "vae");
  }

  /**
   * The decoder of the part {@code preview_vae}, where a person named one: TAESD for Stable
   * Diffusion, TAEF1 for FLUX.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when it is made for other
   *     latents
   */
  static Optional<Decoder> ofPreviews(PipelineFolder folder, LatentGrid grid) {
    if (!folder.has(PREVIEWS)) {
      return Optional.empty();
    }
    LatentDecoder decoder = open(folder, PREVIEWS);
    List<Integer> shape = grid.shape();
    if (shape.size() != 3 || shape.getFirst() != decoder.channels) {
      throw folder
          .folder()
          .component(PREVIEWS)
          .config()
          .problem(
              "latent_channels",
              "expected an autoencoder of latents %s, found one of %d channels"
                  .formatted(shape, decoder.channels));
    }
    return Optional.of(decoder);
  }

  private static LatentDecoder open(PipelineFolder folder, String part) {
    return new LatentDecoder(folder.part(part, "AutoencoderKL", "AutoencoderTiny"), folder);
  }

  /** Channels of a latent. */
  int channels() {
    return channels;
  }

  /** Refuses a denoiser whose latents have other channels. */
  void expectChannels(Config denoiser) {
    for (String field : List.of("in_channels", "out_channels")) {
      PipelineFolder.expect(denoiser, field, channels, "the autoencoder's latent_channels");
    }
  }

  @Override
  public List<Footage> decode(List<Integer> latentShape, float[][] latents) {
    return values(latentShape, latents).stream()
        .map(values -> Footage.of(picture(values)))
        .toList();
  }

  /** Pictures {@code [3, height, width]} with values in 0..1, before they become bytes. */
  List<HostTensor> values(List<Integer> latentShape, float[][] latents) {
    return batches.run(
        latents.length,
        (from, to) -> {
          List<float[]> part = Arrays.stream(latents, from, to).map(this::unscaled).toList();
          Floats decoded = tiles.decode(LatentArrays.stack(latentShape, part));
          long[] shape = Arrays.copyOfRange(decoded.shape(), 1, decoded.shape().length);
          return LatentArrays.split(decoded, part.size()).stream()
              .map(values -> new HostTensor(shape, Pixels.toUnitRange(values)))
              .toList();
        });
  }

  private float[] unscaled(float[] latent) {
    float[] result = new float[latent.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = latent[i] / scaling + shift;
    }
    return result;
  }

  private static Picture picture(HostTensor values) {
    int height = Math.toIntExact(values.shape()[1]);
    int width = Math.toIntExact(values.shape()[2]);
    return Pixels.picture(width, height, values.data(), 0, height * width);
  }

  @Override
  public void release() {
    autoencoder.release();
  }
}
