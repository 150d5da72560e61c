package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Precision;

/**
 * The decoder half of a video autoencoder, and the scaling between the denoiser's latents and its
 * own, in which every channel has a mean and a standard deviation. One video at a time.
 */
final class VideoDecoder implements Decoder {
  static final String HUNYUAN = "AutoencoderKLHunyuanVideo";
  static final String WAN = "AutoencoderKLWan";

  private final DeviceComponent autoencoder;
  private final double framesPerSecond;
  private final List<Double> means;
  private final List<Double> deviations;
  private final boolean tiled;

  /**
   * Opens an autoencoder; its weights are mapped when first needed.
   *
   * @param framesPerSecond what its videos were trained at
   */
  VideoDecoder(Component component, PipelineFolder folder, double framesPerSecond) {
    this.framesPerSecond = framesPerSecond;
    Config config = component.config();
    tiled = component.className().equals(HUNYUAN);
    if (tiled) {
      int channels = config.integer("latent_channels");
      means = Collections.nCopies(channels, 0.0);
      deviations = Collections.nCopies(channels, 1 / config.number("scaling_factor"));
    } else {
      List<Boolean> usual = List.of(false, true, true);
      if (!config.flags("temperal_downsample").equals(usual)) {
        throw config.problem("temperal_downsample", "expected " + usual);
      }
      means = config.numbers("latents_mean");
      deviations = config.numbers("latents_std");
    }
    // In half precision both lose detail; diffusers' documentation keeps Wan's in float32.
    autoencoder = folder.network(component, Precision.FLOAT32);
  }

  /** Refuses a denoiser whose latents have other channels. */
  void expectChannels(Config denoiser) {
    for (String field : List.of("in_channels", "out_channels")) {
      PipelineFolder.expect(denoiser, field, means.size(), "the channels of the autoencoder");
    }
  }

  @Override
  public List<Footage> decode(List<Integer> latentShape, float[][] latents) {
    return Arrays.stream(latents).map(latent -> decode(unscaled(latentShape, latent))).toList();
  }

  private Footage decode(Volume latent) {
    List<Picture> frames = new ArrayList<>();
    Consumer<Volume> parts = part -> addFrames(part, frames);
    if (tiled) {
      new VideoTiles(this::network).decode(latent, parts);
    } else {
      parts.accept(network(latent)); // it goes through the frames in chunks itself
    }
    return new Footage(frames, framesPerSecond);
  }

  private Volume network(Volume latent) {
    long[] shape = {1, latent.channels(), latent.frames(), latent.height(), latent.width()};
    Floats decoded = autoencoder.call("decode", new Floats(shape, latent.data())).getFirst();
    int[] extents = Arrays.stream(decoded.shape()).mapToInt(Math::toIntExact).toArray();
    return new Volume(extents[1], extents[2], extents[3], extents[4], decoded.data());
  }

  private Volume unscaled(List<Integer> shape, float[] latent) {
    float[] values = new float[latent.length];
    int channel = latent.length / means.size();
    for (int i = 0; i < values.length; i++) {
      double mean = means.get(i / channel);
      double deviation = deviations.get(i / channel);
      values[i] = (float) (latent[i] * deviation + mean);
    }
    return new Volume(shape.get(0), shape.get(1), shape.get(2), shape.get(3), values);
  }

  private static void addFrames(Volume part, List<Picture> frames) {
    float[] values = Pixels.toUnitRange(part.data());
    int stride = part.offset(1, 0);
    for (int frame = 0; frame < part.frames(); frame++) {
      int first = part.offset(0, frame);
      frames.add(Pixels.picture(part.width(), part.height(), values, first, stride));
    }
  }

  @Override
  public void release() {
    autoencoder.release();
  }
}
