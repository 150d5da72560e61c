package studio.evosearch.engine.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most memory a piece of work took, as the system counts it: on the CPU of Linux what the
 * process held at its highest, pages of mapped files left out; on a GPU what the driver counts as
 * taken afterwards, which libtorch keeps for the next call.
 */
public final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");
  private static final String RESET_PEAK = "5";

  private PeakMemory() {}

  /**
   * Does some work.
   *
   * @param device as {@link Torch#devices} names it
   * @return the bytes it took beyond what was taken before; empty where the system does not say
   */
  public static OptionalLong of(String device, Runnable work) {
    return device.startsWith(Torch.CUDA) ? onGpu(device, work) : onHost(work);
  }

  private static OptionalLong onGpu(String device, Runnable work) {
    Optional<DeviceMemory> before = DeviceMemory.of(device);
    work.run();
    Optional<DeviceMemory> after = CudaDriver.memory(Torch.index(device));
    return before.isPresent() && after.isPresent()
        ? OptionalLong.of(before.get().free() - after.get().free())
        : OptionalLong.empty();
  }

  private static OptionalLong onHost(Runnable work) {
    if (!Files.isWritable(RESET)) {
      work.run();
      return OptionalLong.empty();
    }
    try {
      Files.writeString(RESET, RESET_PEAK);
      String before = Files.readString(STATUS);
      work.run();
      String after = Files.readString(STATUS);
      long files = bytes(after, "RssFile") - bytes(before, "RssFile");
      return OptionalLong.of(bytes(after, "VmHWM") - bytes(before, "VmRSS") - files);
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static long bytes(String status, String field) {
    Matcher line =
        Pattern.compile("^" + field + ":\\s+(\\d+) kB$", Pattern.MULTILINE).matcher(status);
    return line.find() ? Long.parseLong(line.group(1)) << 10 : 0;
  }
}
