package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.StudioFile;
import studio.evosearch.engine.diffusion.Guidance;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.SchedulerConfig;
import studio.evosearch.engine.torch.Batches;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.Tokenizer;

/**
 * diffusers' StableDiffusionPipeline: Stable Diffusion 1 and 2 and models of their make, with any
 * scheduler and with AutoencoderKL or AutoencoderTiny (arXiv 2112.10752). Any safety checker in the
 * folder is not run.
 */
public final class StableDiffusion implements Generator {
  /** The pipeline's class name in {@code model_index.json}. */
  public static final String PIPELINE = "StableDiffusionPipeline";

  private static final String PROMPT = "prompt_embeds";
  private static final String NEGATIVE = "negative_prompt_embeds";

  /** Decoding takes far more memory a picture than denoising does a latent. */
  private static final int DECODE_BATCH = 4;

  private final GeneratorInfo info;
  private final Tokenizer tokenizer;
  private final DeviceComponent textEncoder;
  private final DeviceComponent unet;
  private final LatentDecoder decoder;
  private final SchedulerConfig scheduler;
  private final Batches batches = new Batches(Integer.MAX_VALUE);

  /**
   * Opens a folder; weights are mapped when first needed.
   *
   * @param device as {@code Torch.devices} names it
   * @param wanted how large its pictures are to be: multiples of the autoencoder's factor
   * @throws CheckpointException when the folder is not such a pipeline or asks for what is not
   *     supported
   * @throws IllegalArgumentException when it makes nothing of that size
   */
  public StableDiffusion(ModelFolder folder, String device, WantedSize wanted) {
    Precision precision = Precision.on(device);
    Component unetPart = part(folder, "unet", List.of("UNet2DConditionModel"));
    Component textPart = part(folder, "text_encoder", List.of("CLIPTextModel"));
    scheduler = PipelineScheduler.of(folder);
    decoder = new LatentDecoder(part(folder, "vae", LatentDecoder.CLASSES), device, DECODE_BATCH);
    checkFit(unetPart.config(), textPart.config(), decoder.channels());
    unet = new DeviceComponent(unetPart, precision, device);
    textEncoder = new DeviceComponent(textPart, precision, device);
    info = info(folder, unetPart, size(folder, wanted));
    // Last, since it holds native memory and nothing after it can fail.
    tokenizer =
        Tokenizer.open(
            folder.component("tokenizer").folder(),
            textPart.config().integer("max_position_embeddings", 77));
  }

  private static Component part(ModelFolder folder, String name, List<String> classes) {
    Component component = folder.component(name);
    if (!classes.contains(component.className())) {
      throw folder
          .config()
          .problem(name, "%s takes %s, not %s".formatted(PIPELINE, classes, component.className()));
    }
    return component;
  }

  private static void checkFit(Config unet, Config text, int latentChannels) {
    expect(unet, "in_channels", latentChannels, "the autoencoder's latent_channels");
    expect(unet, "out_channels", latentChannels, "the autoencoder's latent_channels");
    expect(unet, "cross_attention_dim", text.integer("hidden_size"), "the text encoder's width");
  }

  private static void expect(Config config, String field, int expected, String meaning) {
    int found = config.integer(field);
    if (found != expected) {
      throw config.problem(field, "expected %d, %s, found %d".formatted(expected, meaning, found));
    }
  }

  /** How large the pictures of a folder are. */
  static Size size(ModelFolder folder, WantedSize wanted) {
    List<Integer> latent = folder.component("unet").config().integers("sample_size", 2);
    int factor = LatentDecoder.factor(folder.component("vae"));
    Size own = Size.picture(latent.get(1) * factor, latent.get(0) * factor);
    return wanted.or(own).still(PIPELINE).inMultiplesOf(factor, PIPELINE);
  }

  /** Places of a latent for pictures of a size. */
  static int tokens(ModelFolder folder, Size size) {
    int factor = LatentDecoder.factor(folder.component("vae"));
    return size.height() / factor * (size.width() / factor);
  }

  private GeneratorInfo info(ModelFolder folder, Component unetPart, Size size) {
    StudioFile studio = StudioFile.of(folder.path());
    int factor = LatentDecoder.factor(folder.component("vae"));
    List<Integer> shape =
        List.of(decoder.channels(), size.height() / factor, size.width() / factor);
    // Small denoisers gain from large batches; large ones fill a device with a few latents.
    int batch = unetPart.requiredWeights().parameters() < 50_000_000 ? 16 : 4;
    return new GeneratorInfo(
        studio.displayName().orElse(folder.name()),
        PIPELINE,
        scheduler.prediction(),
        shape,
        size,
        studio.steps().orElse(50),
        studio.guidance().orElse(7.5),
        batch);
  }

  @Override
  public GeneratorInfo info() {
    return info;
  }

  @Override
  public NoiseSchedule schedule(int steps) {
    int tokens = info.latentShape().get(1) * info.latentShape().get(2);
    return scheduler.schedule(steps, tokens);
  }

  @Override
  public Conditioning encode(String prompt, String negative) {
    return new Conditioning(
        prompt, negative, Map.of(PROMPT, embed(prompt), NEGATIVE, embed(negative)));
  }

  private HostTensor embed(String text) {
    long[] ids = tokenizer.encode(text);
    Floats states =
        textEncoder.call("forward", new Longs(new long[] {1, ids.length}, ids)).getFirst();
    return new HostTensor(states.shape(), states.data());
  }

  @Override
  public float[][] denoise(
      Conditioning conditioning, double guidance, double timestep, float[][] latents) {
    Guidance scale = Guidance.cfg(guidance);
    return batches
        .run(
            latents.length,
            (from, to) ->
                evaluate(conditioning, scale, timestep, Arrays.copyOfRange(latents, from, to)))
        .toArray(float[][]::new);
  }

  /** One call of the UNet; with guidance the unconditional half comes first, as in diffusers. */
  private List<float[]> evaluate(
      Conditioning conditioning, Guidance guidance, double timestep, float[][] latents) {
    int count = latents.length;
    List<HostTensor> texts = new ArrayList<>();
    if (guidance.paired()) {
      texts.addAll(Collections.nCopies(count, tensor(conditioning, NEGATIVE)));
    }
    texts.addAll(Collections.nCopies(count, tensor(conditioning, PROMPT)));
    List<float[]> samples = new ArrayList<>(List.of(latents));
    if (guidance.paired()) {
      samples.addAll(List.of(latents));
    }
    Floats output =
        unet.call(
                "forward",
                LatentArrays.stack(info.latentShape(), samples),
                new Floats(new long[] {1}, new float[] {(float) timestep}),
                LatentArrays.stack(
                    textShape(texts.getFirst()), texts.stream().map(HostTensor::data).toList()))
            .getFirst();
    List<float[]> outputs = LatentArrays.split(output, samples.size());
    if (!guidance.paired()) {
      return outputs;
    }
    List<float[]> combined = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      combined.add(guidance.combine(outputs.get(i), outputs.get(count + i)));
    }
    return combined;
  }

  private static List<Integer> textShape(HostTensor text) {
    return List.of(Math.toIntExact(text.shape()[1]), Math.toIntExact(text.shape()[2]));
  }

  private static HostTensor tensor(Conditioning conditioning, String name) {
    HostTensor tensor = conditioning.tensors().get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "the conditioning has no %s; it is of another model".formatted(name));
    }
    return tensor;
  }

  @Override
  public List<Footage> decode(float[][] latents) {
    return decoder.decode(info.latentShape(), latents);
  }

  /** As {@link #decode}, before rounding: {@code [3, height, width]}, values in 0..1. */
  List<HostTensor> decodeValues(float[][] latents) {
    return decoder.values(info.latentShape(), latents);
  }

  @Override
  public void release() {
    textEncoder.release();
    unet.release();
    decoder.release();
  }

  @Override
  public void close() {
    release();
    tokenizer.close();
  }
}
