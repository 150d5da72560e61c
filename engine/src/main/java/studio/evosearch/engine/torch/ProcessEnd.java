package studio.evosearch.engine.torch;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * The end of a process in which libtorch computes. When Java is done, the system calls the
 * destructors of native libraries; a call still under way in libtorch would go on amid what they
 * destroy, and crash: after Ctrl-C, or when a window closes. There is nothing in them that the end
 * of the process does not do as well, so they are left out.
 */
final class ProcessEnd {
  private ProcessEnd() {}

  /** Has the destructors of all libraries loaded by then left out, where the system can. */
  static void leaveOutDestructors() {
    Runtime.getRuntime().addShutdownHook(new Thread(ProcessEnd::register, "process-end"));
  }

  /**
   * What is registered last is called first: glibc hands {@code _exit} the status that the process
   * ends with. macOS has no such function; Windows stops all threads before.
   */
  @SuppressWarnings("restricted") // --enable-native-access allows it, as libtorch itself needs
  private static void register() {
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    Optional<MemorySegment> onExit = library.find("on_exit");
    Optional<MemorySegment> exit = library.find("_exit");
    if (onExit.isEmpty() || exit.isEmpty()) {
      return;
    }
    var type =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    try {
      int ignored =
          (int)
              linker.downcallHandle(onExit.get(), type).invokeExact(exit.get(), MemorySegment.NULL);
    } catch (Throwable e) { // what a method handle declares; on_exit itself throws nothing
      throw new TorchException("could not call on_exit", e);
    }
  }
}
