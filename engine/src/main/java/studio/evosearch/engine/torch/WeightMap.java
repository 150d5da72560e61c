package studio.evosearch.engine.torch;

import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.checkpoint.TensorInfo;
import studio.evosearch.engine.checkpoint.Weights;

/**
 * A checkpoint's tensors on a device. On the CPU a float32 tensor is a view of its mapped file: it
 * costs page cache, which the system takes back when it needs to, and no memory of this process. A
 * tensor that the device wants in another type or place is converted once, and the mapping it was
 * read through goes away with {@link #unmap}, so that nothing is held twice.
 *
 * <p>Mapping, viewing and converting are done by a script, so that libtorch owns all memory and no
 * tensor depends on what Java's collector does.
 */
final class WeightMap implements AutoCloseable {
  private static final String SOURCE =
      """
      class M(Module):
        __parameters__ = []
        __buffers__ = []
        def map(self: __torch__.M, path: str, size: int) -> Tensor:
          return torch.from_file(path, False, size, dtype=0, layout=None, device=None, pin_memory=None)
        def view(self: __torch__.M, bytes: Tensor, type: int, offset: int, shape: List[int], stride: List[int]) -> Tensor:
          return torch.set_(torch.empty([0], dtype=type), bytes, offset, shape, stride)
        def copy(self: __torch__.M, bytes: Tensor, start: int, end: int) -> Tensor:
          return torch.clone(torch.slice(bytes, 0, start, end))
        def touch(self: __torch__.M, x: Tensor, step: int) -> Tensor:
          return torch.sum(torch.slice(torch.flatten(x, 0, -1), 0, 0, None, step), dtype=None)
        def convert(self: __torch__.M, x: Tensor, device: str, type: int) -> Tensor:
          return torch.to(x, torch.device(device), type)
      """;

  static final int INT64 = 4;
  static final int FLOAT32 = 6;

  /** Bytes; no system here has smaller pages. */
  private static final int PAGE = 4096;

  private static final int FLOAT16 = 5;
  private static final int BFLOAT16 = 15;

  private final Weights weights;
  private final Precision precision;
  private final String device;
  private final PtSymbolBlock script;
  private final Map<Path, IValue> files = new HashMap<>();
  private final Map<String, IValue> tensors = new HashMap<>();
  private Loading loading = Loading.NONE;

  WeightMap(Weights weights, Precision precision, String device, PtNDManager manager) {
    this.weights = weights;
    this.precision = precision;
    this.device = device;
    script = ScriptModule.compile(SOURCE, manager);
  }

  /** A list of tensors to give a script; the caller closes it, the tensors stay in this map. */
  IValue list(List<String> names) {
    long begin = System.nanoTime();
    long mapped = 0;
    long moved = 0;
    for (String name : names) {
      if (!tensors.containsKey(name)) {
        TensorInfo info = weights.tensor(name);
        tensors.put(name, tensor(info));
        boolean stays = staysMapped(info, precision, device);
        mapped += stays ? info.bytes() : 0;
        moved += stays ? 0 : info.bytes();
      }
    }
    unmap();
    loading = loading.plus(new Loading(mapped, moved, (System.nanoTime() - begin) / 1e9));
    return IValue.listFrom(names.stream().map(tensors::get).toArray(IValue[]::new));
  }

  /** How they came here. */
  Loading loading() {
    return loading;
  }

  private IValue tensor(TensorInfo info) {
    int stored = torchType(info);
    int wanted = type(info, precision);
    IValue view = view(info, stored);
    if (stored == wanted && device.equals("cpu")) {
      touch(view, info);
      return view;
    }
    try (view;
        IValue name = IValue.from(device);
        IValue type = IValue.from((long) wanted)) {
      return IValueUtils.runMethod(script, "convert", view, name, type);
    }
  }

  /** torch's number of the type a tensor is wanted in. */
  static int type(TensorInfo info, Precision precision) {
    boolean half = info.dtype().bytes() == 2;
    return precision == Precision.STORED && half ? torchType(info) : number(precision);
  }

  /** torch's number of a precision; of the stored one that of what is not stored in halves. */
  static int number(Precision precision) {
    return switch (precision) {
      case FLOAT32, STORED -> FLOAT32;
      case FLOAT16 -> FLOAT16;
      case BFLOAT16 -> BFLOAT16;
    };
  }

  /** Whether a tensor is used where it lies in its file. */
  static boolean staysMapped(TensorInfo info, Precision precision, String device) {
    return device.equals("cpu") && info.aligned() && torchType(info) == type(info, precision);
  }

  /** The tensor where it lies in its mapped file; a copy of it where it lies askew. */
  private IValue view(TensorInfo info, int type) {
    IValue file = files.computeIfAbsent(info.file(), this::map);
    if (info.aligned()) {
      return view(file, info, type, info.offset() / info.dtype().bytes());
    }
    try (IValue start = IValue.from(info.offset());
        IValue end = IValue.from(info.offset() + info.bytes());
        IValue copy = IValueUtils.runMethod(script, "copy", file, start, end)) {
      return view(copy, info, type, 0);
    }
  }

  /**
   * Reads a value of each page: what would else be read from disk bit by bit in the first call
   * comes now, in the order of the file, and counts as loading.
   */
  private void touch(IValue view, TensorInfo info) {
    try (IValue step = IValue.from((long) PAGE / info.dtype().bytes())) {
      IValueUtils.runMethod(script, "touch", view, step).close();
    }
  }

  private IValue view(IValue bytes, TensorInfo info, int type, long offset) {
    long[] shape = info.shape().stream().mapToLong(Long::longValue).toArray();
    long[] stride = new long[shape.length];
    long step = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      stride[i] = step;
      step *= shape[i];
    }
    try (IValue typeValue = IValue.from((long) type);
        IValue offsetValue = IValue.from(offset);
        IValue shapeValue = IValue.listFrom(shape);
        IValue strideValue = IValue.listFrom(stride)) {
      return IValueUtils.runMethod(
          script, "view", bytes, typeValue, offsetValue, shapeValue, strideValue);
    }
  }

  private IValue map(Path file) {
    try (IValue path = IValue.from(file.toString());
        IValue size = IValue.from(file.toFile().length())) {
      return IValueUtils.runMethod(script, "map", path, size);
    }
  }

  /** Lets go of the files; tensors that are views keep theirs mapped. */
  private void unmap() {
    files.values().forEach(IValue::close);
    files.clear();
  }

  /** torch's number of a type that weights may have. */
  private static int torchType(TensorInfo info) {
    return switch (info.dtype()) {
      case F16 -> FLOAT16;
      case F32 -> FLOAT32;
      case F64 -> 7;
      case BF16 -> BFLOAT16;
      case F8_E5M2 -> 23;
      case F8_E4M3 -> 24;
      default ->
          throw new TorchException(
              "%s: tensor %s is of type %s, which no layer here computes with"
                  .formatted(info.file(), info.name(), info.dtype()));
    };
  }

  @Override
  public void close() {
    tensors.values().forEach(IValue::close);
    tensors.clear();
    unmap();
    script.close();
  }
}
