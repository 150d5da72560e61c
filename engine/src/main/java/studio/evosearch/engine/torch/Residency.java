package studio.evosearch.engine.torch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The components and modules that lie on one device. Before another one comes, or before a large
 * call, those used longest ago make room: so a text encoder that has read its prompt goes when the
 * denoiser needs its place. One that is at work stays.
 */
final class Residency {
  private static final Logger LOG = LoggerFactory.getLogger(Residency.class);
  private static final Map<String, Residency> ALL = new ConcurrentHashMap<>();

  /** Used longest ago first. */
  private final SequencedSet<Resident> present = new LinkedHashSet<>();

  private Residency() {}

  static Residency on(String device) {
    return ALL.computeIfAbsent(device, d -> new Residency());
  }

  /** One is loaded, or used again. */
  synchronized void used(Resident resident) {
    present.addLast(resident);
  }

  synchronized void gone(Resident resident) {
    present.remove(resident);
  }

  /**
   * Frees others, those used longest ago first, until what is needed is there.
   *
   * @return whether any was freed
   */
  boolean makeRoom(Resident by, Offload offload, BooleanSupplier enough) {
    boolean freed = false;
    if (offload != Offload.NONE) {
      for (Resident other : others(by)) {
        if (offload == Offload.AUTO && enough.getAsBoolean()) {
          break;
        }
        if (other.releaseIfIdle()) {
          freed = true;
          LOG.info("{} makes room for {}", other.name(), by.name());
        }
      }
    }
    return freed;
  }

  /** Whether so many bytes are free, a tenth more for what is not foreseen; true if unknown. */
  static boolean free(String device, long bytes) {
    Optional<DeviceMemory> memory = DeviceMemory.of(device);
    return memory.isEmpty() || memory.get().free() >= bytes + bytes / 10;
  }

  private synchronized List<Resident> others(Resident by) {
    return present.stream().filter(other -> !other.equals(by)).toList();
  }
}
