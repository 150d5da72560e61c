package studio.evosearch.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import studio.evosearch.engine.export.Csv;
import studio.evosearch.engine.run.RunException;

/** {@code points.csv}: where in its plane a toy's finished candidates lie, a line a candidate. */
final class PointsFile {
  private static final String HEADER = "arm,seed,budget,place,x,y,reward\n";

  private final Path file;

  PointsFile(Path folder) {
    this.file = folder.resolve("points.csv");
  }

  /**
   * One candidate.
   *
   * @param budget NFE of its run
   * @param place its place in the run, 0 the best
   */
  record Point(String arm, long seed, long budget, int place, double x, double y, double reward) {}

  void append(Trial trial, Measures measures) throws IOException {
    StringBuilder lines = new StringBuilder(Files.exists(file) ? "" : HEADER);
    String run = Csv.line(List.of(trial.arm())) + "," + trial.seed();
    List<double[]> points = measures.points();
    for (int place = 0; place < points.size(); place++) {
      double[] p = points.get(place);
      lines.append(
          "%s,%d,%d,%s,%s,%s%n".formatted(run, trial.budgets().getLast(), place, p[0], p[1], p[2]));
    }
    Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Every point; none where there is no file. */
  List<Point> read() throws IOException {
    List<Point> points = new ArrayList<>();
    if (!Files.exists(file)) {
      return points;
    }
    try {
      for (Csv.Row row : Csv.parse(Files.readString(file))) {
        List<String> f = row.fields();
        if (row.line() > 1 && f.size() == 7) {
          points.add(
              new Point(
                  f.get(0),
                  Long.parseLong(f.get(1)),
                  Long.parseLong(f.get(2)),
                  Integer.parseInt(f.get(3)),
                  Double.parseDouble(f.get(4)),
                  Double.parseDouble(f.get(5)),
                  Double.parseDouble(f.get(6))));
        }
      }
      return points;
    } catch (Csv.QuoteException | NumberFormatException e) {
      throw new RunException(file + ": is no table of points: " + e.getMessage(), e);
    }
  }
}
