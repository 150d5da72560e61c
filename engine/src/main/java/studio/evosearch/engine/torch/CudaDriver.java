package studio.evosearch.engine.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.Optional;

/**
 * NVIDIA's driver, asked for a GPU's memory: libtorch's Java layer cannot tell it. The driver's
 * library has the same name and functions whatever the version of CUDA.
 */
@SuppressWarnings("restricted") // --enable-native-access allows it, as libtorch itself needs
final class CudaDriver {
  private final SymbolLookup library;
  private final Arena arena;

  private CudaDriver(SymbolLookup library, Arena arena) {
    this.library = library;
    this.arena = arena;
  }

  /**
   * The memory of the N-th GPU that this process sees.
   *
   * @return empty where the driver is not there or does not say it
   */
  static Optional<DeviceMemory> memory(int index) {
    try (Arena arena = Arena.ofConfined()) {
      return new CudaDriver(SymbolLookup.libraryLookup(name(), arena), arena).ask(index);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no such library
    }
  }

  private static String name() {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    return windows ? "nvcuda.dll" : "libcuda.so.1";
  }

  /** In the context that libtorch computes in, the primary one, which is held meanwhile. */
  private Optional<DeviceMemory> ask(int index) {
    MemorySegment device = arena.allocate(ValueLayout.JAVA_INT);
    MemorySegment context = arena.allocate(ValueLayout.ADDRESS);
    if (call("cuInit", 0) != 0
        || call("cuDeviceGet", device, index) != 0
        || call("cuDevicePrimaryCtxRetain", context, device.get(ValueLayout.JAVA_INT, 0)) != 0) {
      return Optional.empty();
    }
    try {
      if (call("cuCtxPushCurrent_v2", context.get(ValueLayout.ADDRESS, 0)) != 0) {
        return Optional.empty();
      }
      try {
        MemorySegment free = arena.allocate(ValueLayout.JAVA_LONG);
        MemorySegment total = arena.allocate(ValueLayout.JAVA_LONG);
        return call("cuMemGetInfo_v2", free, total) == 0
            ? Optional.of(
                new DeviceMemory(
                    total.get(ValueLayout.JAVA_LONG, 0), free.get(ValueLayout.JAVA_LONG, 0)))
            : Optional.empty();
      } finally {
        call("cuCtxPopCurrent_v2", arena.allocate(ValueLayout.ADDRESS));
      }
    } finally {
      call("cuDevicePrimaryCtxRelease_v2", device.get(ValueLayout.JAVA_INT, 0));
    }
  }

  /** Calls a function of ints and pointers; 0 is success. */
  private int call(String function, Object... arguments) {
    FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_INT);
    for (Object argument : arguments) {
      type =
          type.appendArgumentLayouts(
              argument instanceof Integer ? ValueLayout.JAVA_INT : ValueLayout.ADDRESS);
    }
    try {
      return (int)
          Linker.nativeLinker()
              .downcallHandle(library.findOrThrow(function), type)
              .invokeWithArguments(arguments);
    } catch (Throwable e) { // what a method handle declares; these functions throw nothing
      throw new TorchException("could not call " + function, e);
    }
  }
}
