package studio.evosearch.engine.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.checkpoint.StudioFile;
import studio.evosearch.engine.diffusion.Guidance;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.SchedulerConfig;
import studio.evosearch.engine.torch.Batches;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.HostArray;

/** A diffusers pipeline as a generator; weights are mapped when first needed. */
final class PipelineGenerator implements Generator {
  private final GeneratorInfo info;
  private final Pipeline pipeline;
  private final DeviceComponent denoiser;
  private final Decoder decoder;
  private final Decoder previewer;
  private final SchedulerConfig scheduler;
  private final LatentGrid grid;
  private final Batches batches = new Batches(Integer.MAX_VALUE);

  /**
   * What diffusers' pipeline does when a person names none.
   *
   * @param guidance the scale; 1 means none
   */
  record Defaults(int steps, double guidance) {}

  /** Takes over the denoiser, the decoder and the pipeline's encoders, and closes them. */
  PipelineGenerator(
      PipelineFolder folder,
      Pipeline pipeline,
      DeviceComponent denoiser,
      Decoder decoder,
      LatentGrid grid,
      Defaults defaults) {
    this.pipeline = pipeline;
    this.denoiser = denoiser;
    this.decoder = decoder;
    this.grid = grid;
    previewer = LatentDecoder.ofPreviews(folder, grid).orElse(decoder);
    scheduler = folder.scheduler();
    StudioFile studio = StudioFile.of(folder.folder().path());
    // Small denoisers gain from large batches; large ones fill a device with a few latents.
    boolean small = denoiser.component().requiredWeights().parameters() < 50_000_000;
    info =
        new GeneratorInfo(
            studio.displayName().orElse(folder.folder().name()),
            folder.folder().className(),
            scheduler.prediction(),
            grid.shape(),
            grid.size(),
            pipeline.guidance(),
            studio.steps().orElse(defaults.steps()),
            studio.guidance().orElse(defaults.guidance()),
            small ? 16 : 4);
  }

  @Override
  public GeneratorInfo info() {
    return info;
  }

  @Override
  public NoiseSchedule schedule(int steps) {
    return scheduler.schedule(steps, grid.tokens());
  }

  @Override
  public Conditioning encode(String prompt, String negative) {
    Map<String, HostTensor> tensors = new HashMap<>(pipeline.encode(prompt));
    if (info.guidance() == GuidanceKind.CLASSIFIER_FREE) {
      pipeline
          .encodeNegative(negative)
          .forEach((name, tensor) -> tensors.put(Rows.NEGATIVE + name, tensor));
    }
    return new Conditioning(prompt, negative, tensors);
  }

  @Override
  public float[][] denoise(
      Conditioning conditioning, double guidance, double timestep, float[][] latents) {
    Guidance scale = info.guidance().at(guidance);
    return batches
        .run(
            latents.length,
            (from, to) -> {
              List<float[]> part = Arrays.asList(latents).subList(from, to);
              return evaluate(new Rows(conditioning, scale, timestep, part));
            })
        .toArray(float[][]::new);
  }

  private List<float[]> evaluate(Rows rows) {
    HostArray[] inputs = pipeline.inputs(rows).toArray(HostArray[]::new);
    return rows.guided(denoiser.call("forward", inputs).getFirst()).stream()
        .map(pipeline::output)
        .toList();
  }

  @Override
  public List<Footage> decode(float[][] latents) {
    return decoder.decode(grid.shape(), latents);
  }

  @Override
  public List<Footage> preview(float[][] latents) {
    return previewer.decode(grid.shape(), latents);
  }

  @Override
  public void release() {
    pipeline.encoders().forEach(TextEncoder::release);
    denoiser.release();
    decoder.release();
    previewer.release();
  }

  @Override
  public void close() {
    pipeline.encoders().forEach(TextEncoder::close);
    denoiser.close();
    decoder.release();
    previewer.release();
  }
}
