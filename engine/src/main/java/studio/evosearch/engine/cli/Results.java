package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.evosearch.engine.export.CandidatePicture;
import studio.evosearch.engine.export.RunSheet;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/** What a run leaves for people to look at: the best picture and a contact sheet. */
final class Results {
  private final RunStore store;
  private final RunReport report;

  Results(RunStore store, RunReport report) {
    this.store = store;
    this.report = report;
  }

  /**
   * Writes both into the run's folder and says where they lie. What cannot be written is only
   * warned of: the run stands without it.
   */
  void save(PrintWriter talk, PrintWriter err) {
    report
        .best()
        .ifPresent(best ->
            save(
                "picture      ",
                "best.png",
                () -> CandidatePicture.png(store, report, best.id()),
                talk,
                err));
    if (!report.generations().isEmpty()) {
      save("contact sheet", "contact-sheet.png", this::sheet, talk, err);
    }
    talk.println("  run folder     " + store.folder());
    talk.flush();
  }

  private interface Drawing {
    byte[] png();
  }

  private void save(String what, String name, Drawing drawing, PrintWriter talk, PrintWriter err) {
    Path file = store.folder().resolve(name);
    try {
      Files.write(file, drawing.png());
      talk.println("  " + what + "  " + file);
      talk.flush();
    } catch (IOException | RuntimeException | LinkageError | InternalError | OutOfMemoryError e) {
      // Whatever is missing here, such as memory or the fonts of the system.
      err.println("evosearch: warning: %s could not be made: %s".formatted(file, e));
      err.flush();
    }
  }

  private byte[] sheet() {
    return Png.encode(RunSheet.of(store, report).draw());
  }
}
