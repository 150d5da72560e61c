package studio.evosearch.engine.reward;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.torch.Batches;
import studio.evosearch.engine.torch.ForeignModule;
import studio.evosearch.engine.torch.HostArray;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Tokenizer;

/**
 * A reward of anyone's making: {@code model.pt}, a TorchScript module, and a {@code reward.json}
 * that says how it is fed and read. It runs only where a person trusts it.
 *
 * <table>
 * <caption>Fields of reward.json beside {@code "kind": "torchscript"}</caption>
 * <tr><td>{@code image_size}</td><td>side of the square input; 224</td></tr>
 * <tr><td>{@code fit}</td><td>{@code crop} (shortest side resized, centre cropped), {@code pad}
 * (longest side resized, the rest black) or {@code stretch}; {@code crop}</td></tr>
 * <tr><td>{@code rescale_factor}, {@code image_mean}, {@code image_std}</td><td>as in a
 * preprocessor_config.json; 1/255 and CLIP's</td></tr>
 * <tr><td>{@code tokenizer}</td><td>a folder, or a repository of the Hugging Face cache; left out
 * where the module does not take the prompt</td></tr>
 * <tr><td>{@code max_tokens}</td><td>77</td></tr>
 * <tr><td>{@code attention_mask}</td><td>whether the module takes one after the ids; false</td>
 * </tr>
 * <tr><td>{@code column}</td><td>which of several outputs is the score; 0</td></tr>
 * <tr><td>{@code scale}, {@code offset}</td><td>score = scale x output + offset; 1 and 0</td></tr>
 * <tr><td>{@code description}</td><td>what it measures and in which unit</td></tr>
 * </table>
 *
 * The module's {@code forward} takes pixel_values {@code [batch, 3, size, size]}, float32, then
 * input_ids {@code [batch, tokens]}, int64, then the mask, float32; it returns {@code [batch]} or
 * {@code [batch, outputs]}.
 */
final class TorchScriptReward extends DeviceReward {
  static final String KIND = "torchscript";
  static final String FILE = "model.pt";

  static final String DESCRIPTION =
      "A TorchScript module (model.pt) that reward.json describes; it runs once it is trusted";

  private final ForeignModule module;
  private final PixelInput pixels;
  private final Optional<Tokenizer> tokenizer;
  private final boolean masked;
  private final int column;
  private final double scale;
  private final double offset;
  private final Batches batches = new Batches(8);

  /**
   * @throws CheckpointException when there is no module, or its description does not make sense
   */
  TorchScriptReward(ModelFolder folder, String device) {
    super(RewardFolder.name(folder), folder.config().text("description", DESCRIPTION));
    Config config = folder.config();
    module = new ForeignModule(file(folder), device);
    pixels = pixels(config);
    tokenizer =
        config.has("tokenizer") || folder.components().contains("tokenizer")
            ? Optional.of(
                Tokenizer.open(
                    new RewardFolder(folder).named("tokenizer", "."),
                    config.integer("max_tokens", 77)))
            : Optional.empty();
    masked = config.flag("attention_mask", false);
    column = config.integer("column", 0);
    scale = config.number("scale", 1);
    offset = config.number("offset", 0);
  }

  /**
   * The module of a folder.
   *
   * @throws CheckpointException when there is none
   */
  static Path file(ModelFolder folder) {
    Path file = folder.path().resolve(FILE);
    if (!Files.exists(file)) {
      throw new CheckpointException(folder.path(), "", "a torchscript reward needs " + FILE);
    }
    return file;
  }

  private static PixelInput pixels(Config config) {
    int size = config.integer("image_size", 224);
    Normalisation normalisation = Normalisation.of(config);
    String fit = config.text("fit", "crop");
    return switch (fit) {
      case "crop" -> ClipPixels.torchvision(size, normalisation);
      case "pad" -> new PaddedPixels(size, normalisation);
      case "stretch" -> new StretchedPixels(size, normalisation);
      default -> throw config.problem("fit", "expected crop, pad or stretch, found " + fit);
    };
  }

  @Override
  double[] computed(List<Sample> samples, String prompt) {
    return batched(batches, samples, some -> part(some, prompt));
  }

  private List<Double> part(List<Sample> samples, String prompt) {
    List<HostArray> inputs = new ArrayList<>(List.of(pixels.batch(samples)));
    tokenizer.ifPresent(t -> {
      PromptTokens tokens = PromptTokens.of(t, prompt, samples.size());
      inputs.add(tokens.ids());
      if (masked) {
        inputs.add(tokens.mask());
      }
    });
    Floats out = module.call(inputs.toArray(HostArray[]::new));
    int outputs = samples.isEmpty() ? 0 : out.data().length / samples.size();
    if (out.data().length != outputs * samples.size() || column >= outputs) {
      throw new RewardException(
          "%s returned %d values for %d pictures; its reward.json asks for column %d"
              .formatted(name(), out.data().length, samples.size(), column));
    }
    return IntStream.range(0, samples.size())
        .mapToObj(i -> scale * out.data()[i * outputs + column] + offset)
        .toList();
  }

  @Override
  public void release() {
    module.release();
  }

  @Override
  public void close() {
    module.close();
    tokenizer.ifPresent(Tokenizer::close);
  }
}
