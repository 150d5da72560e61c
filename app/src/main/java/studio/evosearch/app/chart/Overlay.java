package studio.evosearch.app.chart;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.run.RunFolders;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.search.MethodKind;

/**
 * Another run in the chart.
 *
 * @param colour which of the chart's colours it has
 * @param content empty until it is read
 */
record Overlay(Path folder, int colour, Optional<Content> content) {
  /**
   * What was read of it.
   *
   * @param best its best so far as a line of steps
   */
  record Content(RunReport report, List<Point> best) {
    /** How it searches. */
    MethodKind method() {
      return MethodKind.of(report.spec().method());
    }

    static Content of(RunReport report) {
      return new Content(report, ChartData.of(report).bestSteps());
    }
  }

  Overlay with(Content read) {
    return new Overlay(folder, colour, Optional.of(read));
  }

  /** The run's name, without the folder's ending. */
  String name() {
    return RunFolders.name(folder);
  }

  /** Whether nothing more will come of it unless it is resumed. */
  boolean ended() {
    return content.filter(c -> c.report().runState().ended()).isPresent();
  }
}
