package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import studio.evosearch.engine.diffusion.Guidance;
import studio.evosearch.engine.torch.HostArray.Floats;

/**
 * The rows of one denoiser call. With classifier-free guidance each latent has two, and the
 * unconditional half comes first, as in diffusers.
 */
final class Rows {
  /** What the names of the negative prompt's tensors begin with. */
  static final String NEGATIVE = "negative_";

  private final Conditioning conditioning;
  private final Guidance guidance;
  private final double timestep;
  private final List<float[]> latents;

  Rows(Conditioning conditioning, Guidance guidance, double timestep, List<float[]> latents) {
    this.conditioning = conditioning;
    this.guidance = guidance;
    this.timestep = timestep;
    this.latents = latents;
  }

  int count() {
    return guidance.paired() ? 2 * latents.size() : latents.size();
  }

  /** How strongly the prompt pulls. */
  Guidance guidance() {
    return guidance;
  }

  /** As the schedule gives it. */
  double timestep() {
    return timestep;
  }

  /**
   * The latents of all rows: {@code [rows, shape...]}.
   *
   * @param shape of one latent
   */
  Floats latents(List<Integer> shape) {
    return latents(shape, latent -> latent);
  }

  /**
   * The latents of all rows in another layout.
   *
   * @param shape of one latent in that layout
   */
  Floats latents(List<Integer> shape, UnaryOperator<float[]> layout) {
    List<float[]> rows = new ArrayList<>(latents.stream().map(layout).toList());
    if (guidance.paired()) {
      rows.addAll(List.copyOf(rows));
    }
    return LatentArrays.stack(shape, rows);
  }

  /** A tensor {@code [1, ...]} of the prompt's and, in its rows, the negative prompt's. */
  Floats conditioning(String name) {
    HostTensor positive = conditioning.tensor(name);
    List<float[]> rows = new ArrayList<>();
    if (guidance.paired()) {
      HostTensor negative = conditioning.tensor(NEGATIVE + name);
      if (!Arrays.equals(positive.shape(), negative.shape())) {
        throw new IllegalArgumentException(
            "the prompt's %s is of shape %s, the negative prompt's of %s"
                .formatted(
                    name, Arrays.toString(positive.shape()), Arrays.toString(negative.shape())));
      }
      rows.addAll(Collections.nCopies(latents.size(), negative.data()));
    }
    rows.addAll(Collections.nCopies(latents.size(), positive.data()));
    return LatentArrays.stack(rowShape(positive), rows);
  }

  /** The same values in every row: {@code [rows, values]}. */
  Floats numbers(float... values) {
    return LatentArrays.stack(List.of(values.length), Collections.nCopies(count(), values));
  }

  /** The same number in every row: {@code [rows]}. */
  Floats number(double value) {
    float[] all = new float[count()];
    Arrays.fill(all, (float) value);
    return new Floats(new long[] {all.length}, all);
  }

  /** The denoiser's output {@code [rows, ...]}, guidance applied: one array a latent. */
  List<float[]> guided(Floats output) {
    List<float[]> rows = LatentArrays.split(output, count());
    if (!guidance.paired()) {
      return rows;
    }
    int half = latents.size();
    return IntStream.range(0, half)
        .mapToObj(i -> guidance.combine(rows.get(i), rows.get(half + i)))
        .toList();
  }

  private static List<Integer> rowShape(HostTensor tensor) {
    return Arrays.stream(tensor.shape()).skip(1).mapToObj(Math::toIntExact).toList();
  }
}
