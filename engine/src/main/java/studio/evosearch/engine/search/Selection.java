package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import studio.evosearch.engine.noise.NoiseStream;

/** Who is carried over and who becomes a parent. */
final class Selection {
  private Selection() {}

  /**
   * The elites: every pinned candidate of the pool, then the best until there are {@code count}.
   *
   * @return ids, pinned first
   */
  static List<Long> elites(List<Candidate> pool, SearchView view, int count) {
    SequencedSet<Long> elites = new LinkedHashSet<>();
    pool.stream()
        .map(Candidate::id)
        .filter(view.controls().pinned()::contains)
        .forEach(elites::add);
    pool.stream()
        .sorted(view.bestFirst())
        .map(Candidate::id)
        .filter(id -> !elites.contains(id))
        .limit(Math.max(0, count - elites.size()))
        .forEach(elites::add);
    return List.copyOf(elites);
  }

  /**
   * One tournament: {@code size} distinct members drawn at random, the best wins. In a pool of n
   * the member of rank r (0 best) wins with probability C(n-1-r, b-1) / C(n, b); a size of 1 is
   * random choice, a size of n or more always takes the best.
   *
   * @param pool not empty
   */
  static Candidate tournament(
      List<Candidate> pool, int size, Comparator<Candidate> bestFirst, NoiseStream choices) {
    if (pool.isEmpty()) {
      throw new IllegalArgumentException("a tournament in an empty pool");
    }
    List<Candidate> rest = new ArrayList<>(pool);
    int rounds = Math.min(size, pool.size());
    Candidate best = null;
    for (int i = 0; i < rounds; i++) {
      Candidate drawn = rest.set(i + choices.nextInt(rest.size() - i), rest.get(i));
      if (best == null || bestFirst.compare(drawn, best) < 0) {
        best = drawn;
      }
    }
    return Objects.requireNonNull(best);
  }
}
