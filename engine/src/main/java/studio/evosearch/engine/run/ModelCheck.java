package studio.evosearch.engine.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.ModelReference;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.model.MemoryPlan;
import studio.evosearch.engine.model.MemoryPlan.Part;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.script.LayoutException;
import studio.evosearch.engine.torch.DeviceMemory;
import studio.evosearch.engine.torch.Placement;

/**
 * A model folder gone through without loading it: its networks, whether those from other folders
 * fit it, and the memory they will take.
 *
 * @param parts names of its networks, in the order its pipeline takes them
 * @param videos whether it makes videos rather than pictures
 * @param guidance what a guidance scale and a negative prompt mean to it
 * @param misfits why parts from other folders do not fit, by part
 * @param memory absent where a part does not fit
 */
public record ModelCheck(
    List<String> parts,
    boolean videos,
    GuidanceKind guidance,
    Map<String, String> misfits,
    Optional<Memory> memory) {
  public ModelCheck {
    parts = List.copyOf(parts);
    misfits = Map.copyOf(misfits);
  }

  /**
   * Predicted bytes on a device.
   *
   * @param needed by all parts, or by the largest where they make room for each other
   * @param free of the device; absent where it cannot be told
   * @param together whether all parts stay on the device
   */
  public record Memory(long needed, OptionalLong free, boolean together) {
    private static Memory of(MemoryPlan plan) {
      Optional<DeviceMemory> device = plan.memory();
      return new Memory(
          plan.together() ? plan.allBytes() : plan.largestBytes(),
          device.isPresent() ? OptionalLong.of(device.get().free()) : OptionalLong.empty(),
          plan.together());
    }
  }

  /**
   * Goes through a model. Reads configs, headers and tokenizers, and writes its scripts.
   *
   * @param model a folder, with parts from elsewhere, as a spec names it
   * @param place where and how, as a spec has it
   * @param guidance the scale that latents are denoised with
   * @throws CheckpointException when it is no model folder, or one that is not supported
   * @throws LayoutException when its own tensors are not those of its classes
   * @throws IllegalArgumentException when it makes nothing of that size, or has not a part that a
   *     precision is named for
   */
  public static ModelCheck of(String model, String place, WantedSize size, double guidance) {
    ModelReference reference = ModelReference.parse(model);
    Placement placement = Placement.parse(place);
    try {
      return of(MemoryPlan.of(model, placement, size, guidance));
    } catch (CheckpointException | LayoutException | IllegalArgumentException e) {
      ModelReference own = reference.without(reference.parts().keySet());
      Placement plain =
          new Placement(
              placement.devices(), placement.precision(), new TreeMap<>(), placement.offload());
      Map<String, String> misfits = new TreeMap<>();
      reference
          .parts()
          .forEach((part, folder) ->
              misfit(own.with(Map.of(part, folder)), plain, size, guidance)
                  .ifPresent(why -> misfits.put(part, why)));
      if (misfits.isEmpty()) {
        throw e;
      }
      ModelCheck whole = of(MemoryPlan.of(own.toString(), plain, size, guidance));
      return new ModelCheck(whole.parts, whole.videos, whole.guidance, misfits, Optional.empty());
    }
  }

  private static ModelCheck of(MemoryPlan plan) {
    return new ModelCheck(
        plan.parts().stream().map(Part::name).toList(),
        plan.size().frames() > 1,
        plan.guidance(),
        Map.of(),
        Optional.of(Memory.of(plan)));
  }

  /** Why a model with one part from elsewhere cannot be opened. */
  private static Optional<String> misfit(
      ModelReference model, Placement place, WantedSize size, double guidance) {
    try {
      MemoryPlan.of(model.toString(), place, size, guidance);
      return Optional.empty();
    } catch (CheckpointException | LayoutException | IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
