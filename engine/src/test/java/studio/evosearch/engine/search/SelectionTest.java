package studio.evosearch.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

class SelectionTest {
  /** In a pool of n, rank r wins a tournament of b with C(n-1-r, b-1) / C(n, b). */
  @Test
  void tournamentsAreWonAsOftenAsTheirFormulaSays() {
    int n = 8;
    int draws = 40_000;
    for (int size : new int[] {1, 2, 3, 7, 8, 20}) {
      Scene scene = new Scene(1, c -> -c.id());
      scene.run(new BestOfN(n, n));
      NoiseStream choices = NoiseStream.of(5, 0, 0, Purpose.SELECTION);
      long[] wins = new long[n];
      for (int i = 0; i < draws; i++) {
        wins[
            (int)
                Selection.tournament(scene.archive, size, scene.view().bestFirst(), choices)
                    .id()]++;
      }
      int b = Math.min(size, n);
      double chi2 = 0;
      for (int r = 0; r < n; r++) {
        double expected = draws * choose(n - 1 - r, b - 1) / choose(n, b);
        if (expected == 0) {
          assertEquals(0, wins[r], "rank " + r + " of tournaments of " + size);
        } else {
          chi2 += (wins[r] - expected) * (wins[r] - expected) / expected;
        }
      }
      // The 0.999 quantile of chi-square with 7 degrees of freedom.
      assertEquals(0, Math.max(0, chi2 - 24.3), "tournaments of " + size);
    }
  }

  private static double choose(int n, int k) {
    return k > n
        ? 0
        : LongStream.rangeClosed(1, k)
            .mapToDouble(i -> (n - k + i) / (double) i)
            .reduce(1, (a, b) -> a * b);
  }
}
