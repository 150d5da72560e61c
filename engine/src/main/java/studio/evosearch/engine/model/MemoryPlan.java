package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.ModelReference;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.torch.CallCost;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.DeviceMemory;
import studio.evosearch.engine.torch.Placement;
import studio.evosearch.engine.torch.TorchException;

/**
 * What a model will take of a device's memory, worked out before anything is loaded: its pipeline
 * is gone through once with shapes alone.
 *
 * @param guidance what a guidance scale and a negative prompt mean to it
 * @param parts its networks, in the order that the pipeline takes them
 * @param denoiser the index of the denoiser among them
 * @param batch latents in a call of the denoiser when a person names none
 * @param memory of the device; absent where it cannot be told
 */
public record MemoryPlan(
    String pipeline,
    Placement place,
    Size size,
    GuidanceKind guidance,
    List<Part> parts,
    int denoiser,
    int batch,
    Optional<DeviceMemory> memory) {
  public MemoryPlan {
    parts = List.copyOf(parts);
  }

  /**
   * One network.
   *
   * @param precision it computes in
   * @param weightBytes of the weights its call takes, in that precision
   * @param allocatedBytes those of them that do not stay in their mapped file
   * @param callBytes the most memory of one call beside the weights: one prompt, one latent with
   *     guidance, one picture; absent where it cannot be told
   */
  public record Part(
      String name,
      String className,
      String precision,
      long weightBytes,
      long allocatedBytes,
      OptionalLong callBytes) {
    /** What it takes alone on the device. */
    public long bytes() {
      return allocatedBytes + callBytes.orElse(0);
    }
  }

  /**
   * Plans for a model folder.
   *
   * @param guidance the scale that a latent is denoised with; 1 for none
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when it is no model folder, or
   *     one that is not supported
   */
  public static MemoryPlan of(String model, Placement place, WantedSize size, double guidance) {
    ModelFolder folder = ModelReference.parse(model).open();
    Generators.checkComponents(folder, place.toString());
    Placement shapes =
        new Placement(
            List.of(Placement.META),
            Optional.of(place.general()),
            place.components(),
            place.offload());
    List<DeviceComponent> networks = new ArrayList<>();
    PipelineFolder parts = new PipelineFolder(folder, shapes.toString(), size, networks::add);
    try (Generator generator = PipelineKind.of(folder).open().apply(parts)) {
      rehearse(generator, guidance);
      List<Part> planned = networks.stream().map(n -> part(n, place.device())).toList();
      return new MemoryPlan(
          folder.className(),
          place,
          generator.info().size(),
          generator.info().guidance(),
          planned,
          denoiser(planned),
          generator.info().defaultBatch(),
          DeviceMemory.of(place.device()));
    }
  }

  private static void rehearse(Generator generator, double guidance) {
    float[][] latent = new float[1][generator.info().latentSize()];
    Conditioning nothing = generator.encode("", "");
    generator.denoise(nothing, guidance, 500, latent);
    try {
      generator.decode(latent);
    } catch (TorchException e) {
      // A decoder whose shapes cannot be told: its part has no figure for the call.
    }
  }

  private static Part part(DeviceComponent network, String device) {
    Optional<CallCost> cost = network.costs().values().stream().findFirst();
    String method = network.costs().keySet().stream().findFirst().orElse("decode");
    return new Part(
        network.component().name(),
        network.component().className(),
        network.precision().toString(),
        cost.map(CallCost::weightBytes).orElse(network.allocated(method, Placement.META)),
        network.allocated(method, device),
        cost.map(c -> OptionalLong.of(c.peakBytes())).orElse(OptionalLong.empty()));
  }

  private static int denoiser(List<Part> parts) {
    List<String> names = parts.stream().map(Part::name).toList();
    return Math.max(names.indexOf("unet"), names.indexOf("transformer"));
  }

  /** All weights together, and the largest call beside them. */
  public long allBytes() {
    long weights = parts.stream().mapToLong(Part::allocatedBytes).sum();
    return weights + parts.stream().mapToLong(p -> p.callBytes().orElse(0)).max().orElse(0);
  }

  /** The largest part alone, and its call. */
  public long largestBytes() {
    return parts.stream().mapToLong(Part::bytes).max().orElse(0);
  }

  /** Whether all parts stay on the device: as it has memory, or as the placement says. */
  public boolean together() {
    return switch (place.offload()) {
      case NONE -> true;
      case COMPONENT -> false;
      case AUTO -> memory.isEmpty() || allBytes() <= foreseen(memory.get());
    };
  }

  /** Free memory, less what is not foreseen. */
  private static long foreseen(DeviceMemory memory) {
    return memory.free() / 11 * 10;
  }

  /** What will be done, in sentences. */
  public List<String> measures() {
    if (memory.isEmpty()) {
      return List.of("The device's memory cannot be told.");
    }
    long free = foreseen(memory.get());
    Part main = parts.get(denoiser);
    List<String> measures = new ArrayList<>();
    boolean together = together();
    measures.add(
        together
            ? "All parts stay on the device."
            : "Parts make room for each other, the one used longest ago first.");
    long beside = together ? allBytes() - main.callBytes().orElse(0) : main.allocatedBytes();
    long latents = (free - beside) / Math.max(1, main.callBytes().orElse(free));
    if (latents < 1) {
      measures.add("The denoiser does not fit by prediction; it is tried all the same.");
    } else if (latents < batch) {
      measures.add(
          "Batches are split: a call of the denoiser takes %d latents.".formatted(latents));
    } else {
      measures.add("A call of the denoiser takes the usual batch of %d latents.".formatted(batch));
    }
    for (Part part : parts) {
      if (part.className().startsWith("Autoencoder") && part.bytes() > free) {
        measures.add("Pictures are decoded in tiles.");
      }
    }
    return measures;
  }
}
