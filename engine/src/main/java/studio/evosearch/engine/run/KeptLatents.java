package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * What a run kept of its candidates at one state index, read some values at a time: all of it may
 * be more than fits in memory.
 */
public final class KeptLatents {
  /** Which part of a kept state. */
  public enum Part {
    /** The state x_s itself. */
    LATENT,
    /**
     * The denoiser's estimate x0hat at it; at a candidate's end, if it is clean, the same as x_s.
     */
    X0,
    /**
     * What a guide of the run sees in the candidate's picture ({@code Reward.features}), which is
     * in no file of states: the state x_s stands for it there.
     */
    REWARD
  }

  private final List<StateFile.Tensor> tensors;

  private KeptLatents(List<StateFile.Tensor> tensors) {
    this.tensors = List.copyOf(tensors);
  }

  /** All that files hold, by state index; the files' headers are read, once each. */
  static SortedMap<Integer, KeptLatents> of(List<Path> files, Part part) throws IOException {
    SortedMap<Integer, SortedMap<Long, StateFile.Tensor>> found = new TreeMap<>();
    for (Path file : files) {
      for (StateFile.Tensor tensor : StateFile.tensors(file)) {
        SortedMap<Long, StateFile.Tensor> atState =
            found.computeIfAbsent(tensor.state(), s -> new TreeMap<>());
        // An estimate replaces the state where estimates are asked for.
        if (!tensor.estimate()) {
          atState.putIfAbsent(tensor.candidate(), tensor);
        } else if (part == Part.X0) {
          atState.put(tensor.candidate(), tensor);
        }
      }
    }
    SortedMap<Integer, KeptLatents> latents = new TreeMap<>();
    found.forEach((s, byId) -> latents.put(s, new KeptLatents(List.copyOf(byId.values()))));
    return latents;
  }

  /** The candidates it was kept of, by id. */
  public List<Long> candidates() {
    return tensors.stream().map(StateFile.Tensor::candidate).toList();
  }

  /** Values in one latent. */
  public int size() {
    return tensors.isEmpty() ? 0 : tensors.getFirst().values();
  }

  /** Those of some candidates alone. */
  public KeptLatents only(LongPredicate candidates) {
    return new KeptLatents(
        tensors.stream().filter(tensor -> candidates.test(tensor.candidate())).toList());
  }

  /**
   * Reads a part of every latent.
   *
   * @param from the first value
   * @param into an array for every candidate, in their order; each is filled
   * @throws RunException naming the file when it cannot be read
   */
  public void read(int from, float[][] into) {
    int i = 0;
    while (i < tensors.size()) {
      int end = i + 1;
      while (end < tensors.size() && tensors.get(end).file().equals(tensors.get(i).file())) {
        end++;
      }
      read(from, into, i, end);
      i = end;
    }
  }

  /** Those of one file. */
  private void read(int from, float[][] into, int first, int end) {
    Path file = tensors.get(first).file();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int i = first; i < end; i++) {
        ByteBuffer bytes =
            ByteBuffer.allocate(into[i].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        StateFile.readFully(
            channel, bytes, tensors.get(i).position() + (long) from * Float.BYTES, file);
        bytes.flip().asFloatBuffer().get(into[i]);
      }
    } catch (IOException e) {
      throw new RunException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whole latents of some candidates that follow one another. */
  public float[][] read(int first, int count) {
    float[][] all = new float[count][size()];
    new KeptLatents(tensors.subList(first, first + count)).read(0, all);
    return all;
  }
}
