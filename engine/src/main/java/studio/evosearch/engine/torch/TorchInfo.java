package studio.evosearch.engine.torch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which libtorch runs in this process.
 *
 * @param version such as {@code 2.7.1}
 * @param library the folder its native libraries were loaded from
 * @param devices as {@link Torch#devices()} names them
 * @param threads CPU threads it computes an operator with
 */
public record TorchInfo(String version, Path library, List<String> devices, int threads) {
  public TorchInfo {
    devices = List.copyOf(devices);
  }

  /** Asks libtorch where it is running; empty where nothing has needed it so far. */
  public static Optional<TorchInfo> running() {
    return Torch.started() ? Optional.of(read()) : Optional.empty();
  }

  /**
   * Which build of it, as DJL names its folder: {@code 2.7.1-cpu-linux-x86_64}; of one that was
   * chosen its version and folder.
   */
  public String build() {
    String name = String.valueOf(library.getFileName());
    return name.startsWith(version) ? name : version + " in " + library;
  }

  /**
   * Starts libtorch where it is not running yet, and asks it.
   *
   * @throws TorchException when it does not load
   */
  public static TorchInfo read() {
    List<String> devices = Torch.devices();
    return new TorchInfo(
        Engine.getEngine(PtEngine.ENGINE_NAME).getVersion(),
        Path.of(LibUtils.getLibtorchPath()),
        devices,
        JniUtils.getNumThreads());
  }
}
