package studio.evosearch.engine.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180): fields may be quoted, quotes in them doubled. */
public final class Csv {
  private Csv() {}

  /**
   * A record of a file.
   *
   * @param line where it begins, from 1
   */
  public record Row(int line, List<String> fields) {
    public Row {
      fields = List.copyOf(fields);
    }
  }

  /** A quote is where none can be. */
  public static final class QuoteException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    QuoteException(int line, String message) {
      super(message);
      this.line = line;
    }

    /** Where, from 1. */
    public int line() {
      return line;
    }
  }

  /**
   * Reads all records; lines without a single character are left out.
   *
   * @throws QuoteException when a quoted field is not closed, or goes on after its closing quote
   */
  public static List<Row> parse(String text) throws QuoteException {
    return new Reader(text).rows();
  }

  /** One record as a line, without its end. */
  public static String line(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(","));
  }

  /** Records as a file. */
  public static String file(List<List<String>> records) {
    return records.stream().map(record -> line(record) + "\r\n").collect(Collectors.joining());
  }

  /**
   * A number with all its digits, so that reading gives the same value; empty where there is none.
   */
  public static String number(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }

  private static String field(String value) {
    return value.matches("(?s).*[\",\r\n].*") ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
  }

  private static final class Reader {
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    Reader(String text) {
      this.text = text;
    }

    List<Row> rows() throws QuoteException {
      while (at < text.length()) {
        int begin = line;
        List<String> fields = record();
        if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
          rows.add(new Row(begin, fields));
        }
      }
      return rows;
    }

    private List<String> record() throws QuoteException {
      List<String> fields = new ArrayList<>();
      fields.add(field());
      while (at < text.length() && text.charAt(at) == ',') {
        at++;
        fields.add(field());
      }
      if (at < text.length() && text.charAt(at) == '\r') {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '\n') {
        at++;
        line++;
      }
      return fields;
    }

    private String field() throws QuoteException {
      if (at < text.length() && text.charAt(at) == '"') {
        return quoted();
      }
      int begin = at;
      while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(begin, at);
    }

    private String quoted() throws QuoteException {
      int begin = line;
      StringBuilder value = new StringBuilder();
      at++;
      while (true) {
        if (at >= text.length()) {
          throw new QuoteException(begin, "a quote is opened here and never closed");
        }
        char c = text.charAt(at++);
        if (c == '\n') {
          line++;
        }
        if (c != '"') {
          value.append(c);
        } else if (at < text.length() && text.charAt(at) == '"') {
          value.append('"');
          at++;
        } else {
          break;
        }
      }
      if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
        throw new QuoteException(
            line,
            "expected a comma or the line's end after a closing quote, found " + text.charAt(at));
      }
      return value.toString();
    }
  }
}
