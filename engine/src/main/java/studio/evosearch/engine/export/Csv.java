package studio.evosearch.engine.export;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of fields as RFC 4180 has them. */
final class Csv {
  private Csv() {}

  /** One row with its line end. */
  static String row(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** A number; empty where there is none. */
  static String number(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }
}
