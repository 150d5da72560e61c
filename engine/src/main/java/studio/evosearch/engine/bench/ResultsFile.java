package studio.evosearch.engine.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import studio.evosearch.engine.export.Csv;
import studio.evosearch.engine.run.RunException;

/**
 * {@code results.csv}: a line a row, appended and synced trial by trial. A line that a killed
 * process left without its end is cut off.
 */
final class ResultsFile {
  private static final List<String> FIXED =
      List.of("arm", "prompt", "text", "seed", "budget", "nfe", "seconds");

  private final Path file;
  private final PromptSuite suite;
  private final SequencedMap<BenchRow.Key, BenchRow> rows = new LinkedHashMap<>();

  /**
   * Opens the file, which need not exist yet.
   *
   * @throws RunException when it holds something else
   */
  ResultsFile(Path file, PromptSuite suite) throws IOException {
    this.file = file;
    this.suite = suite;
    if (Files.exists(file)) {
      read();
    }
  }

  private void read() throws IOException {
    String text = Files.readString(file);
    int whole = text.lastIndexOf('\n') + 1;
    if (whole < text.length()) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
      }
    }
    try {
      List<Csv.Row> lines = Csv.parse(text.substring(0, whole));
      for (Csv.Row line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        BenchRow row = row(lines.getFirst().fields(), line.fields());
        rows.put(row.key(), row);
      }
    } catch (Csv.QuoteException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new RunException(file + ": is no table of results: " + e.getMessage(), e);
    }
  }

  private static BenchRow row(List<String> header, List<String> fields) {
    SequencedMap<String, Double> measures = new LinkedHashMap<>();
    for (int i = FIXED.size(); i < header.size(); i++) {
      String value = fields.get(i);
      measures.put(header.get(i), value.isEmpty() ? Double.NaN : Double.parseDouble(value));
    }
    return new BenchRow(
        fields.get(0),
        Integer.parseInt(fields.get(1)) - 1,
        Long.parseLong(fields.get(3)),
        Long.parseLong(fields.get(4)),
        Long.parseLong(fields.get(5)),
        Double.parseDouble(fields.get(6)),
        measures);
  }

  /** Every row, in the order they came. */
  List<BenchRow> rows() {
    return List.copyOf(rows.values());
  }

  boolean holds(Trial trial) {
    return trial.keys().allMatch(rows::containsKey);
  }

  /** Appends what is not there yet; on disk when it comes back. */
  void append(List<BenchRow> more) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (BenchRow row : more) {
      if (rows.isEmpty()) {
        lines.append(Csv.line(columns(FIXED.stream(), row.measures().keySet().stream())));
        lines.append('\n');
      }
      if (rows.putIfAbsent(row.key(), row) == null) {
        lines.append(line(row)).append('\n');
      }
    }
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private String line(BenchRow row) {
    Map<String, Double> measures = row.measures();
    return Csv.line(
        columns(
            Stream.of(
                row.arm(),
                String.valueOf(row.prompt() + 1),
                suite.entries().get(row.prompt()).prompt(),
                String.valueOf(row.seed()),
                String.valueOf(row.budget()),
                String.valueOf(row.nfe()),
                String.valueOf(row.seconds())),
            measures.values().stream().map(v -> Double.isFinite(v) ? String.valueOf(v) : "")));
  }

  private static List<String> columns(Stream<String> first, Stream<String> then) {
    List<String> columns = new ArrayList<>(first.toList());
    columns.addAll(then.toList());
    return columns;
  }
}
