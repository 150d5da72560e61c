package studio.evosearch.engine.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call of a script's method costs, worked out from its text and the shapes of its inputs:
 * nothing is loaded and nothing computed. Operators' own scratch memory is not known here.
 *
 * @param flops operations of matrix products: linear layers, convolutions and attention, a product
 *     and a sum counted as two
 * @param peakBytes the most memory that inputs and intermediate values take at once, weights left
 *     out
 * @param outputs the shapes of what the method returns
 */
public record ScriptCost(long flops, long peakBytes, List<List<Long>> outputs) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern ASSIGNMENT = Pattern.compile(" {4}(\\w+) = (.*)");
  private static final String RETURN = "    return ";

  public ScriptCost {
    outputs = List.copyOf(outputs);
  }

  /**
   * A tensor's shape and type.
   *
   * @param type torch's number of its type
   */
  public record Shape(List<Long> extents, int type) {
    public Shape {
      extents = List.copyOf(extents);
    }

    Item.Tensor tensor() {
      return Item.Tensor.made(extents, type);
    }
  }

  /**
   * Works out a call.
   *
   * @param weights the method's, in its order
   * @param inputs the method's, in its order
   * @throws UnknownCostException when the method does what there is no rule for
   */
  public static ScriptCost of(
      Script script, String method, List<Shape> weights, List<Shape> inputs) {
    Walk walk = new Walk(weights);
    List<String> names = script.method(method).inputs();
    for (int i = 0; i < names.size(); i++) {
      walk.variables.put(names.get(i), inputs.get(i).tensor());
    }
    return walk.along(body(script, method));
  }

  private static List<String> body(Script script, String method) {
    return script
        .source()
        .lines()
        .dropWhile(line -> !line.startsWith("  def " + method + "("))
        .skip(1)
        .takeWhile(line -> line.startsWith("    "))
        .map(line -> {
          int comment = line.lastIndexOf(ScriptBuilder.COMMENT);
          return comment < 0 ? line : line.substring(0, comment);
        })
        .toList();
  }

  /** The statements of a method from first to last, with the values that are still needed. */
  private static final class Walk {
    private final Map<String, Item> variables = new HashMap<>();
    private final List<Item> weights;
    private final Set<Item.Storage> weightStorage =
        Collections.newSetFromMap(new IdentityHashMap<>());
    private final Operators operators = new Operators();
    private long peak;

    Walk(List<Shape> weights) {
      this.weights = weights.stream().map(shape -> (Item) shape.tensor()).toList();
      this.weights.forEach(weight -> weightStorage.add(weight.tensor().storage()));
      variables.put("w", new Item.Items(this.weights));
    }

    ScriptCost along(List<String> lines) {
      Map<String, Integer> lastUse = new HashMap<>();
      for (int i = 0; i < lines.size(); i++) {
        Matcher names = NAME.matcher(lines.get(i));
        while (names.find()) {
          lastUse.put(names.group(), i);
        }
      }
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.startsWith(RETURN)) {
          Item result = value(line.substring(RETURN.length()));
          return new ScriptCost(
              operators.flops(),
              peak,
              result.items().stream().map(item -> item.tensor().shape()).toList());
        }
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (!assignment.matches()) {
          throw new UnknownCostException("a statement that is no assignment: " + line.strip());
        }
        variables.put(assignment.group(1), value(assignment.group(2)));
        int now = i;
        variables.keySet().removeIf(name -> lastUse.getOrDefault(name, -1) <= now);
      }
      throw new UnknownCostException("a method that returns nothing");
    }

    private Item value(String expression) {
      List<Item> within = new ArrayList<>();
      Item value =
          Statement.value(
              expression,
              this::variable,
              (function, arguments, named) -> {
                Item made = operators.call(function, arguments, named);
                within.add(made);
                return made;
              });
      within.addAll(variables.values());
      peak = Math.max(peak, bytes(within));
      return value;
    }

    private Item variable(String name) {
      Item value = variables.get(name);
      if (value == null) {
        throw new UnknownCostException("the name " + name);
      }
      return value;
    }

    /** The memory that values take together, weights left out. */
    private long bytes(List<Item> items) {
      Set<Item.Storage> storage = Collections.newSetFromMap(new IdentityHashMap<>());
      items.forEach(item -> collect(item, storage));
      storage.removeAll(weightStorage);
      return storage.stream().mapToLong(Item.Storage::bytes).sum();
    }

    private static void collect(Item item, Set<Item.Storage> storage) {
      switch (item) {
        case Item.Tensor tensor -> storage.add(tensor.storage());
        case Item.Items items -> items.all().forEach(part -> collect(part, storage));
        case Item.Figure _, Item.Word _ -> {}
      }
    }
  }
}
