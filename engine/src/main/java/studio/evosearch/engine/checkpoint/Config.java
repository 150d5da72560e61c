package studio.evosearch.engine.checkpoint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that knows its file, so that every error says file, field, what was expected and
 * what was found. A field that is null counts as absent. Dots in an error's field name lead into
 * nested objects.
 */
public final class Config {
  private final Path file;
  private final String prefix;
  private final ObjectNode node;

  private Config(Path file, String prefix, ObjectNode node) {
    this.file = file;
    this.prefix = prefix;
    this.node = node;
  }

  /**
   * The object a file holds.
   *
   * @throws CheckpointException when the file is missing or is not a JSON object
   */
  public static Config read(Path file) {
    return new Config(file, "", Json.object(file));
  }

  /**
   * A config from text.
   *
   * @param file what errors name
   */
  public static Config parse(String json, Path file) {
    return new Config(file, "", Json.object(json.getBytes(StandardCharsets.UTF_8), file));
  }

  /** The file it came from. */
  public Path file() {
    return file;
  }

  /** The fields in the order of the file, those that are null included. */
  public List<String> names() {
    return List.copyOf(node.propertyNames());
  }

  /** Whether the field is there and not null. */
  public boolean has(String field) {
    return find(field).isPresent();
  }

  /** Whether the field is a list; several diffusers fields may be one number or a list. */
  public boolean isList(String field) {
    return find(field).filter(JsonNode::isArray).isPresent();
  }

  /** Whether the field is an object; a special token may be one or a text. */
  public boolean isObject(String field) {
    return find(field).filter(JsonNode::isObject).isPresent();
  }

  /** Whether the field is a list of nulls, which is how diffusers writes a part left out. */
  boolean isAbsentPart(String field) {
    return find(field).filter(value -> value.valueStream().allMatch(JsonNode::isNull)).isPresent();
  }

  public String text(String field) {
    return text(field, require(field, "a text"));
  }

  public String text(String field, String otherwise) {
    return find(field).map(value -> text(field, value)).orElse(otherwise);
  }

  public int integer(String field) {
    return integer(field, require(field, "an integer"));
  }

  public int integer(String field, int otherwise) {
    return find(field).map(value -> integer(field, value)).orElse(otherwise);
  }

  public double number(String field) {
    return number(field, require(field, "a number"));
  }

  public double number(String field, double otherwise) {
    return find(field).map(value -> number(field, value)).orElse(otherwise);
  }

  public boolean flag(String field) {
    return flag(field, require(field, "true or false"));
  }

  public boolean flag(String field, boolean otherwise) {
    return find(field).map(value -> flag(field, value)).orElse(otherwise);
  }

  public List<Integer> integers(String field) {
    return list(field, "a list of integers", value -> integer(field, value));
  }

  public List<Double> numbers(String field) {
    return list(field, "a list of numbers", value -> number(field, value));
  }

  public List<Boolean> flags(String field) {
    return list(field, "a list of true or false", value -> flag(field, value));
  }

  public List<String> texts(String field) {
    return list(field, "a list of texts", value -> text(field, value));
  }

  /**
   * A field that is either a list of so many integers or one integer that stands for all of them.
   */
  public List<Integer> integers(String field, int count) {
    if (!isList(field)) {
      int each = integer(field);
      return Collections.nCopies(count, each);
    }
    List<Integer> values = integers(field);
    if (values.size() != count) {
      throw problem(field, "expected " + count + " entries, found " + values.size());
    }
    return values;
  }

  public Optional<Config> object(String field) {
    return find(field).map(value -> object(field, value));
  }

  /**
   * A nested object that must be there.
   *
   * @throws CheckpointException when the field is absent
   */
  public Config requiredObject(String field) {
    return object(field, require(field, "an object"));
  }

  /** The error for a field whose value cannot be worked with. */
  public CheckpointException problem(String field, String problem) {
    return new CheckpointException(file, prefix + field, problem);
  }

  private Optional<JsonNode> find(String field) {
    return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
  }

  private JsonNode require(String field, String expected) {
    return find(field)
        .orElseThrow(() -> problem(field, "expected " + expected + ", found nothing"));
  }

  private Config object(String field, JsonNode value) {
    check(field, value, JsonNode::isObject, "an object");
    return new Config(file, prefix + field + ".", (ObjectNode) value);
  }

  private String text(String field, JsonNode value) {
    return check(field, value, JsonNode::isString, "a text").stringValue();
  }

  private int integer(String field, JsonNode value) {
    return check(field, value, v -> v.isIntegralNumber() && v.canConvertToInt(), "an integer")
        .intValue();
  }

  private double number(String field, JsonNode value) {
    // Python writes 1e30 as a 31-digit integer, which is a number here as well.
    return check(field, value, JsonNode::isNumber, "a number").asDouble();
  }

  private boolean flag(String field, JsonNode value) {
    return check(field, value, JsonNode::isBoolean, "true or false").booleanValue();
  }

  private JsonNode check(String field, JsonNode value, Predicate<JsonNode> fits, String expected) {
    if (fits.test(value)) {
      return value;
    }
    throw problem(field, "expected " + expected + ", found " + Json.shown(value));
  }

  private <T> List<T> list(String field, String expected, Function<JsonNode, T> read) {
    JsonNode value = check(field, require(field, expected), JsonNode::isArray, expected);
    List<T> values = new ArrayList<>();
    for (JsonNode entry : value) {
      values.add(read.apply(entry));
    }
    return List.copyOf(values);
  }
}
