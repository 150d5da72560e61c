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
 * first one after {@link #release}. Others on the device make room for it, and it for them, as the
 * placement's {@link Offload} says; what it needs is taken to be the size of its file. Calls from
 * several threads wait for each other.
 */
public final class ForeignModule extends Resident {
  private final Path file;
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
    super(Placement.parse(place));
    this.file = file;
  }

  /**
   * Calls {@code forward}, which must return one tensor.
   *
   * @throws DeviceMemoryException when the device has too little memory for these inputs
   * @throws TorchException for any other failure
   */
  public Floats call(HostArray... inputs) {
    lock.lock();
    try {
      used();
      if (loaded == null) {
        roomFor(file.toFile().length());
      }
      return computed(() -> loadedCall(inputs));
    } finally {
      lock.unlock();
    }
  }

  private Floats loadedCall(HostArray... inputs) {
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

  @Override
  String name() {
    return file.toString();
  }

  @Override
  boolean loaded() {
    return loaded != null;
  }

  @Override
  void unload() {
    if (loaded != null) {
      loaded.close();
      loaded = null;
    }
  }
}
