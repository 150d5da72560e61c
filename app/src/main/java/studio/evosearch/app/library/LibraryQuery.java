package studio.evosearch.app.library;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import studio.evosearch.engine.run.RunState;

/**
 * Which runs are listed, and in what order.
 *
 * @param words all of them must be found in a run's texts, in whatever case
 * @param show which states
 * @param sort the order
 */
record LibraryQuery(String words, Show show, Sort sort) {
  /** Every run, the newest first. */
  static final LibraryQuery ALL = new LibraryQuery("", Show.ALL, Sort.DATE);

  /** Which states are listed. */
  enum Show {
    ALL,
    WORKING,
    DONE,
    RESUMABLE;

    boolean test(LibraryRun run) {
      return switch (this) {
        case ALL -> true;
        case WORKING -> !run.state().ended();
        case DONE -> run.state() == RunState.DONE;
        case RESUMABLE -> run.resumable();
      };
    }
  }

  /** The order; runs that are alike in it keep theirs. */
  enum Sort {
    DATE,
    REWARD,
    NFE;

    private Comparator<LibraryRun> order() {
      return switch (this) {
        case DATE -> Comparator.comparing((LibraryRun run) -> run.summary().created()).reversed();
        case REWARD -> Comparator.comparingDouble(Sort::reward).reversed();
        case NFE -> Comparator.comparingLong((LibraryRun run) -> run.summary().nfe()).reversed();
      };
    }

    private static double reward(LibraryRun run) {
      return run.summary().best().orElse(Double.NEGATIVE_INFINITY);
    }
  }

  LibraryQuery withWords(String value) {
    return new LibraryQuery(value, show, sort);
  }

  LibraryQuery withShow(Show value) {
    return new LibraryQuery(words, value, sort);
  }

  LibraryQuery withSort(Sort value) {
    return new LibraryQuery(words, show, value);
  }

  /**
   * The runs it asks for.
   *
   * @param texts what words are looked for in
   */
  List<LibraryRun> of(List<LibraryRun> runs, Function<LibraryRun, String> texts) {
    List<String> wanted =
        Stream.of(words.split("\\s+")).filter(w -> !w.isEmpty()).map(LibraryQuery::folded).toList();
    return runs.stream()
        .filter(show::test)
        .filter(run -> wanted.isEmpty() || containsAll(folded(texts.apply(run)), wanted))
        .sorted(sort.order())
        .toList();
  }

  private static boolean containsAll(String text, List<String> wanted) {
    return wanted.stream().allMatch(text::contains);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
