package studio.evosearch.engine.cli;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --json} prints. Values that are not finite are null. */
final class CliJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CliJson() {}

  static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** A value's leaves by dotted path, as text. */
  static Map<String, String> flat(Object value) {
    Map<String, String> leaves = new TreeMap<>();
    collect("", MAPPER.valueToTree(value), leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(e ->
              collect(path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue(), leaves));
    } else {
      leaves.put(path, node.isString() ? node.asString() : node.toString());
    }
  }
}
