package studio.evosearch.engine.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads one expression of a script and works out its {@link Item}, innermost calls first. */
final class Statement {
  /** Works out a call. */
  interface Calls {
    Item call(String function, List<Item> arguments, Map<String, Item> named);
  }

  private final String text;
  private final Function<String, Item> variables;
  private final Calls calls;
  private int at;

  private Statement(String text, Function<String, Item> variables, Calls calls) {
    this.text = text;
    this.variables = variables;
    this.calls = calls;
  }

  /**
   * The value of an expression.
   *
   * @throws UnknownCostException when it is no expression of names, numbers, lists, calls and
   *     indices
   */
  static Item value(String expression, Function<String, Item> variables, Calls calls) {
    Statement statement = new Statement(expression, variables, calls);
    Item value = statement.expression();
    if (!statement.rest().isEmpty()) {
      throw new UnknownCostException("cannot read " + expression);
    }
    return value;
  }

  private Item expression() {
    Item value = atom();
    while (next('[')) {
      List<Item> all = value.items();
      long index = expression().number();
      expect(']');
      value = all.get(Math.toIntExact(index < 0 ? index + all.size() : index));
    }
    return value;
  }

  private Item atom() {
    if (next('[')) {
      return new Item.Items(list(']'));
    }
    if (next('"')) {
      String word = text.substring(at, text.indexOf('"', at));
      at += word.length() + 1;
      return new Item.Word(word);
    }
    String word = word();
    if (word.isEmpty()) {
      throw new UnknownCostException("cannot read " + text + " at " + rest());
    }
    if (Character.isDigit(word.charAt(0)) || word.charAt(0) == '-') {
      return new Item.Figure(Double.parseDouble(word));
    }
    if (next('(')) {
      Map<String, Item> named = new LinkedHashMap<>();
      List<Item> arguments = new ArrayList<>();
      while (!next(')')) {
        int start = at;
        String name = word();
        if (next('=')) {
          named.put(name, expression());
        } else {
          at = start;
          arguments.add(expression());
        }
        next(',');
      }
      return calls.call(word, arguments, named);
    }
    return switch (word) {
      case "None", "True", "False", "nan" -> new Item.Word(word);
      default -> variables.apply(word);
    };
  }

  private List<Item> list(char end) {
    List<Item> items = new ArrayList<>();
    while (!next(end)) {
      items.add(expression());
      next(',');
    }
    return items;
  }

  /** A name with its dots, or a number. */
  private String word() {
    rest();
    int start = at;
    while (at < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(at))
            || text.charAt(at) == '.'
            || text.charAt(at) == '-')) {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean next(char c) {
    boolean found = rest().startsWith(String.valueOf(c));
    if (found) {
      at++;
    }
    return found;
  }

  private void expect(char c) {
    if (!next(c)) {
      throw new UnknownCostException("cannot read " + text + ": no " + c + " at " + rest());
    }
  }

  /** What is left, spaces before it skipped. */
  private String rest() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return text.substring(at);
  }
}
