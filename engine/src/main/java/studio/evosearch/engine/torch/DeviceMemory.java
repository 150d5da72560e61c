package studio.evosearch.engine.torch;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of a device, in bytes.
 *
 * @param free what can still be had; on the CPU what files are cached in counts as free
 */
public record DeviceMemory(long total, long free) {
  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE =
      Pattern.compile("^MemAvailable:\\s+(\\d+) kB$", Pattern.MULTILINE);

  /**
   * Asks a device.
   *
   * @param device as {@link Torch#devices} names it
   * @return empty where it cannot be told
   */
  public static Optional<DeviceMemory> of(String device) {
    if (device.equals(Placement.META)) {
      return Optional.empty();
    }
    if (!device.startsWith(Torch.CUDA)) {
      return host();
    }
    if (Torch.started() && Torch.devices().contains(device)) {
      // What libtorch keeps for later calls would count as taken.
      JniUtils.emptyCudaCache();
    }
    return CudaDriver.memory(Torch.index(device));
  }

  private static Optional<DeviceMemory> host() {
    if (!(ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system)) {
      return Optional.empty();
    }
    long total = system.getTotalMemorySize(); // in a container what it may have
    return Optional.of(new DeviceMemory(total, Math.min(total, available(system))));
  }

  private static long available(com.sun.management.OperatingSystemMXBean system) {
    if (Files.isReadable(MEMINFO)) {
      try {
        Matcher line = AVAILABLE.matcher(Files.readString(MEMINFO));
        if (line.find()) {
          return Long.parseLong(line.group(1)) << 10;
        }
      } catch (IOException e) {
        // Then as on systems that have no such file.
      }
    }
    return system.getFreeMemorySize();
  }
}
