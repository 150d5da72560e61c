package studio.evosearch.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.torch.HostArray;

/**
 * Inputs to measure a component by, of the shapes that its pipeline gives it; the values of latents
 * and texts are random.
 */
final class ExampleInputs {
  private static final Map<String, List<Integer>> OWN_GRIDS =
      Map.of(
          "FluxTransformer2DModel", List.of(128, 128), // 1024 x 1024 pixels
          "WanTransformer3DModel", List.of(21, 60, 104), // 81 frames of 832 x 480
          "AutoencoderKLWan", List.of(21, 60, 104),
          "HunyuanVideoTransformer3DModel", List.of(33, 68, 120), // 129 frames of 960 x 544
          "AutoencoderKLHunyuanVideo", List.of(5, 32, 32)); // one of its tiles

  private final Config config;
  private final String kind;
  private final long batch;
  private final List<Integer> grid;
  private final Random random = new Random(1);

  /**
   * @param grid extents of the latents without their channels; empty for the model's own
   * @param batch rows
   */
  ExampleInputs(Component component, Optional<List<Integer>> grid, int batch) {
    this.config = component.config();
    this.kind = component.className();
    this.batch = batch;
    this.grid = grid.orElseGet(this::ownGrid);
  }

  private List<Integer> ownGrid() {
    return Optional.ofNullable(OWN_GRIDS.get(kind))
        .orElseGet(() ->
            kind.startsWith("Autoencoder") || !config.has("sample_size")
                ? List.of(64, 64)
                : config.integers("sample_size", 2));
  }

  /** Extents of the latents without their channels. */
  List<Integer> grid() {
    return grid;
  }

  /** The inputs of these names, in their order. */
  HostArray[] of(List<String> names) {
    return names.stream().map(this::of).toArray(HostArray[]::new);
  }

  private HostArray of(String name) {
    return switch (name) {
      case "sample", "latents", "hidden_states" -> latents();
      case "timestep" -> filled(500, batch);
      case "guidance" -> filled(3.5f, batch);
      case "encoder_hidden_states" -> noise(batch, textTokens(), textWidth());
      case "pooled_projections" -> noise(batch, config.integer("pooled_projection_dim"));
      case "text_embeds" -> noise(batch, pooledWidth());
      case "time_ids" -> filled(512, batch, 6);
      case "img_ids" -> filled(0, places() / 4, 3);
      case "txt_ids" -> filled(0, textTokens(), 3);
      case "encoder_attention_mask", "attention_mask" -> ones(batch, textTokens());
      case "input_ids" -> ones(batch, textTokens());
      default ->
          throw new IllegalArgumentException(
              "%s takes %s, for which there is no example".formatted(kind, name));
    };
  }

  private HostArray latents() {
    if (kind.startsWith("Flux")) { // packed: squares of 2 x 2 are tokens
      return noise(batch, places() / 4, config.integer("in_channels"));
    }
    List<Long> shape = new ArrayList<>(List.of(batch));
    shape.add((long) config.integer(channelsField()));
    grid.forEach(extent -> shape.add((long) extent));
    return noise(shape.stream().mapToLong(Long::longValue).toArray());
  }

  private String channelsField() {
    if (!kind.startsWith("Autoencoder")) {
      return "in_channels";
    }
    return config.has("z_dim") ? "z_dim" : "latent_channels";
  }

  private long places() {
    return grid.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  private long textTokens() {
    return switch (kind) {
      case "FluxTransformer2DModel",
          "WanTransformer3DModel",
          "T5EncoderModel",
          "UMT5EncoderModel" ->
          512;
      case "SD3Transformer2DModel" -> 77 + 256;
      case "HunyuanVideoTransformer3DModel" -> 256;
      default -> config.integer("max_position_embeddings", 77);
    };
  }

  private long textWidth() {
    for (String field : List.of("cross_attention_dim", "joint_attention_dim", "text_dim")) {
      if (config.has(field)) {
        return config.integer(field);
      }
    }
    return config.integer("text_embed_dim");
  }

  /** The pooled text of SDXL's UNet: what its six numbers leave of the added embedding. */
  private long pooledWidth() {
    return config.integer("projection_class_embeddings_input_dim")
        - 6L * config.integer("addition_time_embed_dim");
  }

  private HostArray noise(long... shape) {
    float[] values = new float[size(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new HostArray.Floats(shape, values);
  }

  private static HostArray filled(float value, long... shape) {
    float[] values = new float[size(shape)];
    Arrays.fill(values, value);
    return new HostArray.Floats(shape, values);
  }

  private static HostArray ones(long... shape) {
    long[] values = new long[size(shape)];
    Arrays.fill(values, 1);
    return new HostArray.Longs(shape, values);
  }

  private static int size(long... shape) {
    return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
  }
}
