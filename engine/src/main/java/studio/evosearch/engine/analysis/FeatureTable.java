package studio.evosearch.engine.analysis;

/**
 * Rows of numbers that are read some columns at a time, so that they need not be in memory at once.
 *
 * @param rows how many there are
 * @param columns how many numbers each has
 * @param reader reads them
 */
public record FeatureTable(int rows, int columns, Reader reader) {
  /** Reads a part of every row. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads as many columns as fit.
     *
     * @param from the first column
     * @param into an array for every row, all of one length; each is filled
     */
    void read(int from, float[][] into);
  }

  public FeatureTable {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException("a table of %d x %d".formatted(rows, columns));
    }
  }

  /** Rows that are in memory. */
  public static FeatureTable of(float[][] rows) {
    return new FeatureTable(
        rows.length,
        rows.length == 0 ? 0 : rows[0].length,
        (from, into) -> {
          for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], from, into[i], 0, into[i].length);
          }
        });
  }
}
