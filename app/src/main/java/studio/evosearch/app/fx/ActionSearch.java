package studio.evosearch.app.fx;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Finds actions by what a person types of them: letters of the text in their order, or of the id,
 * which is English in every language. Letters at the start of words and in a row count most.
 */
public final class ActionSearch {
  private static final int LETTER = 1;
  private static final int WORD_START = 8;
  private static final int IN_A_ROW = 5;
  private static final int TEXT_OVER_ID = 4;
  private static final int NONE = Integer.MIN_VALUE / 2;

  private ActionSearch() {}

  private record Found(Action action, int score) {}

  /** Those that match, the best first; those that cannot be done now come last. */
  public static List<Action> rank(String query, List<Action> actions) {
    List<String> words =
        Arrays.stream(query.strip().split("\\s+")).filter(w -> !w.isEmpty()).toList();
    return actions.stream()
        .flatMap(
            action -> score(words, action).stream().mapToObj(score -> new Found(action, score)))
        .sorted(
            Comparator.comparing((Found f) -> !f.action().enabled().get())
                .thenComparing(Found::score, Comparator.reverseOrder()))
        .map(Found::action)
        .toList();
  }

  private static OptionalInt score(List<String> words, Action action) {
    int sum = 0;
    for (String word : words) {
      int text = score(word, action.text()).orElse(NONE) + TEXT_OVER_ID;
      int best = Math.max(text, score(word, action.id()).orElse(NONE));
      if (best < 0) {
        return OptionalInt.empty();
      }
      sum += best;
    }
    return OptionalInt.of(sum);
  }

  /**
   * How well letters are found in a text in their order, the best way there is; empty when they are
   * not.
   */
  static OptionalInt score(String letters, String text) {
    String wanted = letters.toLowerCase(Locale.ROOT);
    String lower = text.toLowerCase(Locale.ROOT);
    // best[j] is that of the letters so far, the last of which stands at j.
    int[] best = new int[lower.length()];
    for (int i = 0; i < wanted.length(); i++) {
      int[] next = new int[lower.length()];
      int before = i == 0 ? 0 : NONE;
      for (int j = 0; j < lower.length(); j++) {
        boolean here = wanted.charAt(i) == lower.charAt(j);
        int row = i > 0 && j > 0 ? best[j - 1] + IN_A_ROW : NONE;
        int from = Math.max(before, row);
        next[j] = here && from >= 0 ? from + LETTER + (startsWord(text, j) ? WORD_START : 0) : NONE;
        if (i > 0) {
          before = Math.max(before, best[j]);
        }
      }
      best = next;
    }
    int most = Arrays.stream(best).max().orElse(NONE);
    return most < 0 ? OptionalInt.empty() : OptionalInt.of(most);
  }

  private static boolean startsWord(String text, int at) {
    char here = text.charAt(at);
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    return !Character.isLetterOrDigit(before)
        || (Character.isLowerCase(before) && Character.isUpperCase(here));
  }
}
