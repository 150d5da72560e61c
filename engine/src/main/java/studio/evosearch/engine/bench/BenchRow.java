package studio.evosearch.engine.bench;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The figures of one arm, prompt, seed and budget.
 *
 * @param budget NFE allowed
 * @param nfe NFE spent
 * @param seconds working time; where a longer run tells of a smaller budget, its share by NFE
 * @param measures by name, as {@link Measures} gives them; NaN where there is none
 */
public record BenchRow(
    String arm,
    int prompt,
    long seed,
    long budget,
    long nfe,
    double seconds,
    SequencedMap<String, Double> measures) {
  public BenchRow {
    measures = new LinkedHashMap<>(measures);
  }

  /** What only one row of a bench has. */
  record Key(String arm, int prompt, long seed, long budget) {}

  Key key() {
    return new Key(arm, prompt, seed, budget);
  }

  double measure(String name) {
    return measures.getOrDefault(name, Double.NaN);
  }
}
