package studio.evosearch.engine.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import studio.evosearch.engine.checkpoint.Config;

/**
 * The words of drawn scenes, in the order of a reader's outputs, and what a prompt states in them:
 * the grammar of {@code assets/make/scene_grammar.py}.
 *
 * @param relations above, below, left, right: a relation's opposite is beside it
 */
record SceneWords(
    List<String> shapes,
    List<String> colours,
    List<String> sizes,
    List<String> relations,
    List<String> backgrounds) {

  static SceneWords of(Config config) {
    return new SceneWords(
        config.texts("shapes"),
        config.texts("colours"),
        config.texts("sizes"),
        config.texts("relations"),
        config.texts("backgrounds"));
  }

  /** How many values a reader tells of every place: object, shape, colour, size, x, y. */
  int fields() {
    return 1 + shapes.size() + colours.size() + sizes.size() + 2;
  }

  /**
   * What a prompt states.
   *
   * @param relations of each object to the next, one fewer than objects; empty where none is told
   */
  record Statement(List<Stated> objects, List<OptionalInt> relations, OptionalInt background) {
    /** How many single things it states, the number of objects included. */
    int count() {
      long sizes = objects.stream().filter(o -> o.size().isPresent()).count();
      long related = relations.stream().filter(OptionalInt::isPresent).count();
      return (int) (1 + 2L * objects.size() + sizes + related + (background.isPresent() ? 1 : 0));
    }
  }

  /** An object as a prompt states it. */
  record Stated(OptionalInt size, int colour, int shape) {}

  /**
   * Reads a prompt; words that are not of the grammar are passed over.
   *
   * @throws RewardException when it states no object, or one without a colour
   */
  Statement statement(String prompt) {
    List<Stated> objects = new ArrayList<>();
    List<OptionalInt> links = new ArrayList<>();
    OptionalInt size = OptionalInt.empty();
    OptionalInt colour = OptionalInt.empty();
    OptionalInt relation = OptionalInt.empty();
    OptionalInt background = OptionalInt.empty();
    for (String word : prompt.toLowerCase(Locale.ROOT).replace(',', ' ').split("\\s+", -1)) {
      size = or(index(sizes, word), size);
      colour = or(index(colours, word), colour);
      relation = or(index(relations, word), relation);
      background = or(index(backgrounds, word), background);
      OptionalInt shape = index(shapes, word);
      if (shape.isPresent()) {
        if (!objects.isEmpty()) {
          links.add(relation);
        }
        int known =
            colour.orElseThrow(
                () -> new RewardException("'%s': a %s without a colour".formatted(prompt, word)));
        objects.add(new Stated(size, known, shape.getAsInt()));
        size = OptionalInt.empty();
        colour = OptionalInt.empty();
        relation = OptionalInt.empty();
      }
    }
    if (objects.isEmpty()) {
      throw new RewardException("'%s': states no object of a drawn scene".formatted(prompt));
    }
    return new Statement(objects, links, background);
  }

  private static OptionalInt index(List<String> words, String word) {
    int index = words.indexOf(word);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  private static OptionalInt or(OptionalInt first, OptionalInt otherwise) {
    return first.isPresent() ? first : otherwise;
  }
}
