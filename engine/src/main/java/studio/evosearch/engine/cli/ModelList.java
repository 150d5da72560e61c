package studio.evosearch.engine.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import studio.evosearch.engine.checkpoint.DType;
import studio.evosearch.engine.checkpoint.ModelEntry;
import studio.evosearch.engine.checkpoint.ModelSummary;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The list of models as text and as JSON. */
final class ModelList {
  private ModelList() {}

  static String text(List<ModelEntry> entries) {
    if (entries.isEmpty()) {
      return "No models: none bundled were found (--assets names the folder), and none are in the"
          + " Hugging Face cache.\n";
    }
    StringBuilder text = new StringBuilder();
    String place = "";
    for (ModelEntry entry : entries) {
      if (!words(entry.place()).equals(place)) {
        place = words(entry.place());
        text.append(place).append('\n');
      }
      entry
          .summary()
          .ifPresentOrElse(
              summary -> text.append(text(summary)),
              () ->
                  text.append("  cannot be used: ")
                      .append(entry.problem().orElse(""))
                      .append('\n'));
    }
    return text.toString();
  }

  private static String words(ModelEntry.Place place) {
    return switch (place) {
      case BUNDLED -> "bundled models";
      case FOLDER -> "given folders";
      case HUB_CACHE -> "Hugging Face cache";
    };
  }

  private static String text(ModelSummary model) {
    StringBuilder text = new StringBuilder();
    text.append(
        "  %s: %s%s, %s\n"
            .formatted(
                model.name(),
                model.className(),
                weights(model.parameters(), model.bytes(), model.dtypes()),
                model.licence().map(l -> "licence " + l).orElse("licence not stated")));
    text.append("    %s\n".formatted(model.path()));
    for (ModelSummary.Part part : model.parts()) {
      text.append(
          "    %-16s %s%s\n"
              .formatted(
                  part.name(),
                  part.className(),
                  weights(part.parameters(), part.bytes(), part.dtypes())));
    }
    return text.toString();
  }

  private static String weights(long parameters, long bytes, Set<DType> dtypes) {
    return parameters == 0
        ? ""
        : ", %s parameters, %s, %s".formatted(count(parameters), names(dtypes), Words.bytes(bytes));
  }

  private static String names(Set<DType> dtypes) {
    return dtypes.stream().sorted().map(DType::name).collect(Collectors.joining("+"));
  }

  private static String count(long value) {
    return value >= 1_000_000_000
        ? String.format(Locale.ROOT, "%.2f billion", value / 1e9)
        : value >= 1_000_000
            ? String.format(Locale.ROOT, "%.2f million", value / 1e6)
            : Long.toString(value);
  }

  static ArrayNode json(List<ModelEntry> entries) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ModelEntry entry : entries) {
      ObjectNode object = list.addObject();
      object.put("place", words(entry.place())).put("folder", entry.folder().toString());
      entry.summary().ifPresent(summary -> put(object, summary));
      entry.problem().ifPresent(problem -> object.put("problem", problem));
    }
    return list;
  }

  private static void put(ObjectNode object, ModelSummary model) {
    object
        .put("path", model.path().toString())
        .put("name", model.name())
        .put("class", model.className())
        .put("licence", model.licence().orElse(null));
    put(object, model.parameters(), model.bytes(), model.dtypes());
    ArrayNode components = object.putArray("components");
    for (ModelSummary.Part part : model.parts()) {
      ObjectNode component =
          components.addObject().put("name", part.name()).put("class", part.className());
      put(component, part.parameters(), part.bytes(), part.dtypes());
    }
  }

  private static void put(ObjectNode object, long parameters, long bytes, Set<DType> dtypes) {
    object.put("parameters", parameters).put("bytes", bytes);
    ArrayNode names = object.putArray("dtypes");
    dtypes.stream().sorted().forEach(type -> names.add(type.name()));
  }
}
