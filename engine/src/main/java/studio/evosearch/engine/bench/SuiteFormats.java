package studio.evosearch.engine.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.export.Csv;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The formats of files of prompts. */
final class SuiteFormats {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SuiteFormats() {}

  static List<PromptSuite.Entry> lines(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .map(line -> new PromptSuite.Entry(line, ""))
        .toList();
  }

  static List<PromptSuite.Entry> csv(Path file, String text) {
    List<Csv.Row> rows;
    try {
      rows = Csv.parse(text);
    } catch (Csv.QuoteException e) {
      throw new BadSuiteException(file, "" + e.line(), String.valueOf(e.getMessage()), e);
    }
    List<String> header =
        rows.isEmpty() ? List.of() : rows.getFirst().fields().stream().map(String::strip).toList();
    int prompts = column(header, "Prompts");
    int category = column(header, "Category");
    if (prompts < 0) {
      throw new BadSuiteException(
          file, "1", "expected a column Prompts, found " + String.join(", ", header));
    }
    List<PromptSuite.Entry> entries = new ArrayList<>();
    for (Csv.Row row : rows.subList(1, rows.size())) {
      String prompt = field(row, prompts);
      if (prompt.isEmpty()) {
        throw new BadSuiteException(
            file, "" + row.line(), "expected a prompt in column Prompts, found nothing");
      }
      entries.add(new PromptSuite.Entry(prompt, field(row, category)));
    }
    return entries;
  }

  private static int column(List<String> header, String name) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static String field(Csv.Row row, int column) {
    return column >= 0 && column < row.fields().size() ? row.fields().get(column).strip() : "";
  }

  static List<PromptSuite.Entry> json(Path file, String text) {
    JsonNode list;
    try {
      list = JSON.readTree(text);
    } catch (JacksonException e) {
      String line =
          Optional.ofNullable(e.getLocation())
              .map(TokenStreamLocation::getLineNr)
              .map(String::valueOf)
              .orElse("");
      throw new BadSuiteException(file, line, "is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!list.isArray()) {
      throw new BadSuiteException(file, "", "expected a list of prompts, found " + kind(list));
    }
    List<PromptSuite.Entry> entries = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      entries.add(entry(file, "[%d]".formatted(i), list.get(i)));
    }
    return entries;
  }

  private static PromptSuite.Entry entry(Path file, String where, JsonNode node) {
    if (node.isString()) {
      return new PromptSuite.Entry(prompt(file, where, node), "");
    }
    if (!node.isObject()) {
      throw new BadSuiteException(
          file, where, "expected a prompt or an object with prompt, found " + kind(node));
    }
    JsonNode category = node.path("category");
    if (!category.isMissingNode() && !category.isString()) {
      throw new BadSuiteException(
          file, where + ".category", "expected a text, found " + kind(category));
    }
    String prompt = prompt(file, where + ".prompt", node.path("prompt"));
    return new PromptSuite.Entry(prompt, category.asString("").strip());
  }

  private static String prompt(Path file, String where, JsonNode node) {
    if (!node.isString() || node.asString().isBlank()) {
      throw new BadSuiteException(file, where, "expected a prompt, found " + kind(node));
    }
    return node.asString().strip();
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING -> "nothing";
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      default -> node.toString();
    };
  }
}
