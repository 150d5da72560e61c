package studio.evosearch.engine.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import studio.evosearch.engine.checkpoint.Config;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model that looks at a picture is asked, and how its answer becomes a score.
 *
 * @param criteria at least one
 * @param least the worst score
 * @param most the best score
 */
record Rubric(List<Criterion> criteria, double least, double most) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * One thing to look for.
   *
   * @param name its field in the answer
   * @param question for the model, a sentence
   * @param weight above 0
   */
  record Criterion(String name, String question, double weight) {}

  Rubric {
    criteria = List.copyOf(criteria);
  }

  /**
   * By {@code criteria}, an object of names with {@code question} and optionally {@code weight},
   * and {@code scale}, the worst and the best score, by default 0 and 10.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when that makes no sense
   */
  static Rubric of(Config config) {
    Config given = config.requiredObject("criteria");
    List<Criterion> criteria = new ArrayList<>();
    for (String name : given.names()) {
      Config one = given.requiredObject(name);
      double weight = one.number("weight", 1);
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw one.problem("weight", "expected a number above 0, found " + weight);
      }
      criteria.add(new Criterion(name, one.text("question"), weight));
    }
    if (criteria.isEmpty()) {
      throw config.problem("criteria", "expected at least one criterion");
    }
    List<Double> scale = config.has("scale") ? config.numbers("scale") : List.of(0.0, 10.0);
    if (scale.size() != 2 || !(scale.get(0) < scale.get(1))) {
      throw config.problem("scale", "expected the worst and the best score, found " + scale);
    }
    return new Rubric(criteria, scale.get(0), scale.get(1));
  }

  /** What the model is asked of a picture that was made for a prompt. */
  String question(String prompt) {
    String questions =
        criteria.stream()
            .map(c -> "- \"%s\": %s".formatted(c.name(), c.question()))
            .collect(Collectors.joining("\n"));
    return """
    You judge a picture that was made for this prompt:
    %s

    Give each of these criteria a number from %s (worst) to %s (best):
    %s

    Answer with one JSON object that has these names and numbers, and with nothing else.\
    """
        .formatted(prompt, number(least), number(most), questions);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  /**
   * The weighted mean of an answer's numbers; empty where the answer holds no JSON object, or one
   * without a number in the scale for each criterion. Words around the object are passed over.
   */
  OptionalDouble score(String answer) {
    int from = answer.indexOf('{');
    int to = answer.lastIndexOf('}');
    if (from < 0 || to < from) {
      return OptionalDouble.empty();
    }
    JsonNode object;
    try {
      object = MAPPER.readTree(answer.substring(from, to + 1));
    } catch (JacksonException e) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    double weights = 0;
    for (Criterion criterion : criteria) {
      JsonNode value = object.path(criterion.name());
      if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
        return OptionalDouble.empty();
      }
      sum += criterion.weight() * value.asDouble();
      weights += criterion.weight();
    }
    return OptionalDouble.of(sum / weights);
  }
}
