package studio.evosearch.engine.torch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.evosearch.engine.torch.HostArray.Floats;

/**
 * A TorchScript module that someone else made, weights and code in one file. Its code can read and
 * write files: open only what a person said yes to. It is read at the first call, and again at the
 * first one after {@link #release}. Calls from several threads wait for each other.
 */
public final class ForeignModule implements AutoCloseable {
  private final Path file;
  private final String device;
  private @Nullable Loaded loaded;

  private record Loaded(PtNDManager manager, PtSymbolBlock block) implements AutoCloseable {
    @Override
    public void close() {
      block.close();
      manager.close();
    }
  }

  /**
   * @param place as {@link Placement} reads it; of several devices it takes the first
   */
  public ForeignModule(Path file, String place) {
    this.file = file;
    this.device = Placement.parse(place).device();
  }

  /**
   * Calls {@code forward}, which must return one tensor.
   *
   * @throws DeviceMemoryException when the device has too little memory for these inputs
   * @throws TorchException for any other failure
   */
  public synchronized Floats call(HostArray... inputs) {
    Torch.enter();
    List<IValue> arguments = new ArrayList<>();
    try {
      Loaded module = load();
      try (NDManager scope = module.manager().newSubManager()) {
        try {
          for (HostArray input : inputs) {
            arguments.add(IValue.from(ScriptModule.array(scope, input)));
          }
          return forward(module, (PtNDManager) scope, arguments);
        } finally {
          arguments.forEach(IValue::close);
        }
      }
    } catch (EngineException e) {
      throw ScriptModule.failure(file.toString(), "forward", "", e);
    }
  }

  private Floats forward(Loaded module, PtNDManager scope, List<IValue> arguments) {
    IValue[] all = arguments.toArray(IValue[]::new);
    try (IValue result = IValueUtils.runMethod(module.block(), "forward", all)) {
      if (!result.isTensor()) {
        throw new TorchException(file + ": forward returned no tensor");
      }
      var tensor = result.toTensor(scope);
      var floats = tensor.toType(DataType.FLOAT32, false);
      return new Floats(floats.getShape().getShape(), floats.toFloatArray());
    }
  }

  private Loaded load() {
    Loaded there = loaded;
    if (there == null) {
      PtNDManager manager = Torch.manager(device);
      try {
        String[] none = {};
        PtSymbolBlock block = JniUtils.loadModule(manager, file, true, none, none, false);
        there = new Loaded(manager, block);
      } catch (EngineException e) {
        manager.close();
        throw e;
      }
      loaded = there;
    }
    return there;
  }

  /** Frees the memory of the device until the next call. */
  public synchronized void release() {
    if (loaded != null) {
      loaded.close();
      loaded = null;
    }
  }

  @Override
  public void close() {
    release();
  }
}
