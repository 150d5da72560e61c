package studio.evosearch.engine.checkpoint;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tensors of one component by name, from one safetensors file or several shards. */
public final class Weights {
  private final Path source;
  private final List<Path> files;
  private final Map<String, TensorInfo> tensors;

  private Weights(Path source, List<Path> files, Map<String, TensorInfo> tensors) {
    this.source = source;
    this.files = List.copyOf(files);
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /**
   * Reads the headers of a component's weights.
   *
   * @param stems file names to look for without their endings; by default {@code
   *     diffusion_pytorch_model} and {@code model}. A single file in full precision goes before
   *     shards, those before fp16 and bf16 variants
   * @throws CheckpointException when there are none, only pickles, or a header is wrong
   */
  public static Weights open(Path componentFolder, String... stems) {
    return WeightFiles.find(componentFolder, List.of(stems));
  }

  /** The weights of one safetensors file. */
  public static Weights file(Path file) {
    return of(file, List.of(file));
  }

  /** The tensors of files in order; {@code source} is what errors about the whole name. */
  static Weights of(Path source, List<Path> files) {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    for (Path file : files) {
      for (TensorInfo tensor : SafetensorsHeader.read(file).tensors()) {
        TensorInfo other = tensors.putIfAbsent(tensor.name(), tensor);
        if (other != null) {
          throw new CheckpointException(
              file, tensor.name(), "is also in " + other.file().getFileName());
        }
      }
    }
    return new Weights(source, files, tensors);
  }

  /**
   * Weights that exist by name and shape only, of type float32: the {@code tensors} object of a
   * layout file, names mapped to shapes. Enough to emit a script, not to run it.
   */
  public static Weights layout(Path layoutFile) {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    Config shapes = Config.read(layoutFile).requiredObject("tensors");
    long offset = 0;
    for (String name : shapes.names()) {
      List<Long> shape = shapes.integers(name).stream().map(Integer::longValue).toList();
      long bytes = SafetensorsHeader.bytes(shape, DType.F32, layoutFile, name);
      tensors.put(name, new TensorInfo(name, DType.F32, shape, layoutFile, offset, bytes));
      offset += bytes;
    }
    return new Weights(layoutFile, List.of(layoutFile), tensors);
  }

  /** Every tensor, in the order of the files. */
  public Map<String, TensorInfo> tensors() {
    return tensors;
  }

  public Optional<TensorInfo> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * A tensor that must be there.
   *
   * @throws CheckpointException when there is no such tensor
   */
  public TensorInfo tensor(String name) {
    return find(name)
        .orElseThrow(
            () -> new CheckpointException(source, name, "the checkpoint has no such tensor"));
  }

  /** The safetensors files, in order; tensors say which of them they are in. */
  public List<Path> files() {
    return files;
  }

  /** What was opened: the file, or the index of the shards. */
  public Path source() {
    return source;
  }

  /** Bytes of all tensors together, headers not counted. */
  public long bytes() {
    return tensors.values().stream().mapToLong(TensorInfo::bytes).sum();
  }

  /** Number of values in all tensors together. */
  public long parameters() {
    return tensors.values().stream().mapToLong(TensorInfo::elements).sum();
  }
}
