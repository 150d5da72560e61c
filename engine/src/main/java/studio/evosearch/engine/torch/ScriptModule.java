package studio.evosearch.engine.torch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.script.Script;

/**
 * A script in libtorch with a checkpoint's weights. Calls from several threads wait for each other.
 */
public final class ScriptModule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScriptModule.class);
  private static final Pattern LINE = Pattern.compile("__torch__\\.py\", line (\\d+)");
  private static final Pattern NO_MEMORY =
      Pattern.compile("out of memory|can't allocate memory|not enough memory");

  private static final String ERROR = "RuntimeError: ";

  private final Script script;
  private final PtNDManager manager;
  private final PtSymbolBlock block;
  private final WeightMap weights;
  private final Map<String, IValue> weightLists = new HashMap<>();
  private boolean closed;

  private ScriptModule(Script script, PtNDManager manager, PtSymbolBlock block, WeightMap weights) {
    this.script = script;
    this.manager = manager;
    this.block = block;
    this.weights = weights;
  }

  /**
   * Compiles a script; its weights are mapped when a method that takes them is first called.
   *
   * @param device as {@link Torch#devices} names it
   * @throws TorchException when there is no such device or libtorch refuses the script
   */
  public static ScriptModule load(
      Script script, Weights weights, Precision precision, String device) {
    PtNDManager manager = Torch.manager(device);
    try {
      PtSymbolBlock block = compile(script.source(), manager);
      return new ScriptModule(
          script, manager, block, new WeightMap(weights, precision, device, manager));
    } catch (EngineException e) {
      manager.close();
      throw failure(script, "compiling", e);
    }
  }

  static PtSymbolBlock compile(String source, PtNDManager manager) {
    byte[] archive = ScriptArchive.of(source);
    try {
      return JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("a script in memory", e);
    }
  }

  /**
   * Calls a method of the script.
   *
   * @param inputs as many as the method takes, in its order
   * @return what the method returns, in its order
   * @throws DeviceMemoryException when the device has too little memory for these inputs
   * @throws TorchException for any other failure
   */
  public synchronized List<HostArray.Floats> call(String method, HostArray... inputs) {
    if (closed) {
      throw new IllegalStateException(script.component() + ": the module is closed");
    }
    List<String> names = script.method(method).inputs();
    if (names.size() != inputs.length) {
      throw new IllegalArgumentException(
          "%s: %s takes %s, not %d tensors"
              .formatted(script.component(), method, names, inputs.length));
    }
    Torch.enter();
    List<IValue> arguments = new ArrayList<>();
    // Closed last: an array made here may share the memory of a Java buffer the manager keeps.
    try (NDManager scope = manager.newSubManager()) {
      try {
        IValue list = weightLists.get(method);
        if (list == null) {
          list = weights.list(script.method(method).weights());
          LOG.info("{}: weights of {}: {}", script.component(), method, weights.loading());
          weightLists.put(method, list);
        }
        for (HostArray input : inputs) {
          arguments.add(IValue.from(array(scope, input)));
        }
        List<IValue> all = new ArrayList<>(List.of(list));
        all.addAll(arguments);
        try (IValue result = IValueUtils.runMethod(block, method, all.toArray(IValue[]::new))) {
          return Arrays.stream(result.toTensorArray((PtNDManager) scope))
              .map(t -> new HostArray.Floats(t.getShape().getShape(), t.toFloatArray()))
              .toList();
        }
      } finally {
        arguments.forEach(IValue::close);
      }
    } catch (EngineException e) {
      throw failure(script, method, e);
    }
  }

  /** How the weights came onto the device. */
  synchronized Loading loading() {
    return weights.loading();
  }

  static PtNDArray array(NDManager scope, HostArray input) {
    var shape = new Shape(input.shape());
    return (PtNDArray)
        switch (input) {
          case HostArray.Floats floats -> scope.create(floats.data(), shape);
          case HostArray.Longs longs -> scope.create(longs.data(), shape);
        };
  }

  private static TorchException failure(Script script, String doing, EngineException e) {
    String message = String.valueOf(e.getMessage());
    String place = "";
    Matcher line = LINE.matcher(message);
    while (line.find()) { // the innermost frame comes last
      place = script.place(Integer.parseInt(line.group(1))).map(p -> " at " + p).orElse(place);
    }
    return failure(script.component(), doing, place, e);
  }

  /** The failure of something, at a place where that is known, such as " at conv_in". */
  static TorchException failure(String what, String doing, String place, EngineException e) {
    String message = String.valueOf(e.getMessage());
    String text = "%s: %s failed%s: %s".formatted(what, doing, place, said(message));
    return NO_MEMORY.matcher(message).find()
        ? new DeviceMemoryException(text, e)
        : new TorchException(text, e);
  }

  /** What libtorch says at the end of its trace through the script, which the cause holds whole. */
  private static String said(String message) {
    int at = message.lastIndexOf(ERROR);
    return at < 0
        ? message
        : message.substring(at + ERROR.length()).lines().findFirst().orElse(message);
  }

  /** Frees the weights and the script. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      weightLists.values().forEach(IValue::close);
      weights.close();
      block.close();
      manager.close();
    }
  }
}
