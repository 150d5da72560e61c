package studio.evosearch.engine.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through a script from statement to statement, loops and helpers included, with shapes in the
 * place of values. A value takes memory until the last statement that names it, as in libtorch.
 */
final class ScriptWalk {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern PARAMETER = Pattern.compile(", (\\w+): ");
  private static final Pattern ASSIGNMENT = Pattern.compile(" *(\\w+) = (.*)");
  private static final Pattern LOOP = Pattern.compile(" {4}for (\\w+) in range\\((.*)\\):");
  private static final String RETURN = "    return ";
  private static final String WITHIN_LOOP = "      ";
  private static final String HELPER = "self.";

  private final List<String> source;
  private final Set<Item.Storage> weights;
  private final Operators operators = new Operators();

  /** The variables of the methods under way, the innermost last. */
  private final Deque<Map<String, Item>> frames = new ArrayDeque<>();

  private long peak;

  /**
   * @param weights which are not counted
   */
  ScriptWalk(Script script, Item weights) {
    this.source = script.source().lines().toList();
    this.weights = storage(List.of(weights));
  }

  /** Operations of the matrix products so far. */
  long flops() {
    return operators.flops();
  }

  /** The most memory of values at once so far. */
  long peakBytes() {
    return peak;
  }

  /**
   * What a method returns.
   *
   * @param arguments in its order, the weights first
   * @throws UnknownCostException when it does what there is no rule for
   */
  Item call(String method, List<Item> arguments) {
    int start = start(method);
    List<String> names = new ArrayList<>();
    Matcher parameters = PARAMETER.matcher(source.get(start));
    while (parameters.find()) {
      names.add(parameters.group(1));
    }
    Map<String, Item> variables = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      variables.put(names.get(i), arguments.get(i));
    }
    frames.addLast(variables);
    Item result = body(source.subList(start + 1, source.size()), variables);
    frames.removeLast();
    return result;
  }

  private int start(String method) {
    String definition = "  def " + method + "(";
    for (int i = 0; i < source.size(); i++) {
      if (source.get(i).startsWith(definition)) {
        return i;
      }
    }
    throw new UnknownCostException("the method " + method);
  }

  private Item body(List<String> rest, Map<String, Item> variables) {
    List<String> lines = new ArrayList<>();
    for (String line : rest) {
      int comment = line.lastIndexOf(ScriptBuilder.COMMENT);
      lines.add(comment < 0 ? line : line.substring(0, comment));
      if (line.startsWith(RETURN)) {
        break;
      }
    }
    Map<String, Integer> lastUses = lastUses(lines);
    int at = 0;
    while (!lines.get(at).startsWith(RETURN)) {
      int next = at + 1;
      Matcher loop = LOOP.matcher(lines.get(at));
      if (loop.matches()) {
        while (lines.get(next).startsWith(WITHIN_LOOP)) {
          next++;
        }
        loop(loop, lines.subList(at + 1, next), variables);
      } else {
        assign(lines.get(at), variables);
      }
      int done = next;
      variables.keySet().removeIf(name -> lastUses.getOrDefault(name, -1) < done);
      at = next;
    }
    return value(lines.get(at).substring(RETURN.length()), variables);
  }

  private static Map<String, Integer> lastUses(List<String> lines) {
    Map<String, Integer> uses = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher names = NAME.matcher(lines.get(i));
      while (names.find()) {
        uses.put(names.group(), i);
      }
    }
    return uses;
  }

  private void loop(Matcher loop, List<String> block, Map<String, Item> variables) {
    long times = value(loop.group(2), variables).number();
    for (long i = 0; i < times; i++) {
      variables.put(loop.group(1), new Item.Figure(i));
      block.forEach(line -> assign(line, variables));
    }
  }

  private void assign(String line, Map<String, Item> variables) {
    Matcher assignment = ASSIGNMENT.matcher(line);
    if (!assignment.matches()) {
      throw new UnknownCostException("the statement " + line.strip());
    }
    variables.put(assignment.group(1), value(assignment.group(2), variables));
  }

  private Item value(String expression, Map<String, Item> variables) {
    Map<String, Item> within = new HashMap<>();
    long[] scratch = new long[1];
    frames.addLast(within);
    Item value =
        Statement.value(
            expression,
            name -> variable(name, variables),
            (function, arguments, named) -> {
              Item made =
                  function.startsWith(HELPER)
                      ? call(function.substring(HELPER.length()), arguments)
                      : operators.call(function, arguments, named);
              within.put("" + within.size(), made);
              scratch[0] = Math.max(scratch[0], operators.scratchBytes());
              return made;
            });
    List<Item> live = frames.stream().flatMap(frame -> frame.values().stream()).toList();
    Set<Item.Storage> taken = storage(live);
    taken.removeAll(weights);
    long bytes = taken.stream().mapToLong(Item.Storage::bytes).sum();
    peak = Math.max(peak, bytes + scratch[0]);
    frames.removeLast();
    return value;
  }

  private static Item variable(String name, Map<String, Item> variables) {
    Item value = variables.get(name);
    if (value == null) {
      throw new UnknownCostException("the name " + name);
    }
    return value;
  }

  private static Set<Item.Storage> storage(Collection<Item> items) {
    Set<Item.Storage> storage = Collections.newSetFromMap(new IdentityHashMap<>());
    items.forEach(item -> collect(item, storage));
    return storage;
  }

  private static void collect(Item item, Set<Item.Storage> storage) {
    switch (item) {
      case Item.Tensor tensor -> storage.add(tensor.storage());
      case Item.Items items -> items.all().forEach(part -> collect(part, storage));
      case Item.Figure _, Item.Word _ -> {}
    }
  }
}
