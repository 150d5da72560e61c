package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Where specs differ, field by field, by dotted names such as {@code method.tournament}. */
public final class SpecDifference {
  private static final String ABSENT = "-";

  private SpecDifference() {}

  /**
   * A field that differs.
   *
   * @param before its value in the first spec; a dash where it has no such field
   * @param after in the second
   */
  public record Difference(String field, String before, String after) {}

  /** What changed from one spec to another, by field. */
  public static List<Difference> of(RunSpec from, RunSpec to) {
    List<Difference> differences = new ArrayList<>();
    among(List.of(from, to))
        .forEach((field, values) ->
            differences.add(new Difference(field, values.get(0), values.get(1))));
    return differences;
  }

  /** The fields in which not all specs agree, by name, with the value of each spec. */
  public static Map<String, List<String>> among(List<RunSpec> specs) {
    List<Map<String, String>> leaves = specs.stream().map(JsonText::leaves).toList();
    TreeSet<String> fields = new TreeSet<>();
    leaves.forEach(spec -> fields.addAll(spec.keySet()));
    Map<String, List<String>> differences = new LinkedHashMap<>();
    for (String field : fields) {
      List<String> values = leaves.stream().map(spec -> spec.getOrDefault(field, ABSENT)).toList();
      if (values.stream().distinct().count() > 1) {
        differences.put(field, values);
      }
    }
    return differences;
  }
}
