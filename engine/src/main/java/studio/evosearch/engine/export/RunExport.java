package studio.evosearch.engine.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.DurableFile;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/** What a run can be written as, for people and other programs. */
public enum RunExport {
  /** A page that needs nothing else. */
  HTML("report.html"),
  /** The best of each generation as one labelled PNG. */
  SHEET("contact-sheet.png"),
  /** A line a candidate. */
  CSV("candidates.csv"),
  /** The forest for programs that draw graphs. */
  GRAPHML("lineage.graphml"),
  /** The forest for programs that draw trees. */
  NEWICK("lineage.nwk"),
  /** The forest as a figure. */
  LINEAGE("lineage.svg"),
  /** Fitness against NFE as a figure. */
  CHART("reward.svg"),
  /** The best of each generation, one after another. */
  FILM("evolution.mp4");

  private final String fileName;

  RunExport(String fileName) {
    this.fileName = fileName;
  }

  /** The name its file has by default. */
  public String fileName() {
    return fileName;
  }

  /** The name on the command line, such as {@code html}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes a run so; the file is whole or not there.
   *
   * @param file replaced when it is there
   * @throws BadRunException when the run has no generation yet, or for a film no finished picture
   * @throws IOException when the file cannot be written
   * @throws RunException when the run cannot be read
   */
  public void write(RunStore store, RunReport report, Path file) throws IOException {
    if (report.generations().isEmpty()) {
      throw new BadRunException(report.run() + ": has no generation yet that could be exported");
    }
    if (this == FILM) {
      Film.write(file, Film.bestOfEach(store, report), Film.SECONDS_A_PICTURE);
      return;
    }
    DurableFile.write(file, content(store, report));
  }

  private byte[] content(RunStore store, RunReport report) {
    return switch (this) {
      case HTML -> utf8(RunPage.of(store, report));
      case SHEET -> Png.encode(RunSheet.of(store, report).draw());
      case CSV -> utf8(CandidateTable.csv(report));
      case GRAPHML -> utf8(LineageText.graphMl(report));
      case NEWICK -> utf8(LineageText.newick(report));
      case LINEAGE -> {
        LineageFigure figure = new LineageFigure(store, report);
        SvgCanvas canvas = new SvgCanvas(figure.width(), figure.height());
        figure.draw(canvas);
        yield utf8(canvas.svg());
      }
      case CHART -> {
        SvgCanvas canvas = new SvgCanvas(RewardFigure.WIDTH, RewardFigure.HEIGHT);
        RewardFigure.draw(report, canvas);
        yield utf8(canvas.svg());
      }
      case FILM -> throw new IllegalStateException("a film is written frame by frame");
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
