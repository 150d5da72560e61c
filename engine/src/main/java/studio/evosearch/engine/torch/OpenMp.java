package studio.evosearch.engine.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/** How the threads within an operator wait for each other. */
final class OpenMp {
  private static final String POLICY = "OMP_WAIT_POLICY";

  private OpenMp() {}

  /**
   * Lets waiting threads sleep. By default GNU's OpenMP, which libtorch brings on Linux, spins: on
   * two cores that other work used too, two threads then burnt 6 to 40 times the CPU time of one.
   * The setting is read when the library is loaded, from the environment alone, which Java cannot
   * write. One that a person made stays.
   */
  @SuppressWarnings("restricted") // --enable-native-access allows it, as libtorch itself needs
  static void waitWithoutSpinning() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
    if (!linux || System.getenv(POLICY) != null) {
      return;
    }
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    MemorySegment setenv = library.findOrThrow("setenv");
    var type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    int result;
    try (Arena arena = Arena.ofConfined()) {
      result =
          (int)
              linker
                  .downcallHandle(setenv, type)
                  .invokeExact(arena.allocateFrom(POLICY), arena.allocateFrom("PASSIVE"), 1);
    } catch (Throwable e) { // what a method handle declares; setenv itself throws nothing
      throw new TorchException("could not call setenv", e);
    }
    if (result != 0) {
      throw new TorchException("could not set " + POLICY + " in the environment");
    }
  }
}
