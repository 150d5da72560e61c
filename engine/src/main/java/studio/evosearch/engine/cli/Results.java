package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.evosearch.engine.export.PictureSettings;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.run.Settings;

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
    report.best().ifPresent(best -> save("picture      ", "best.png", () -> best(best), talk, err));
    if (!report.generations().isEmpty()) {
      save("contact sheet", "contact-sheet.png", this::sheet, talk, err);
    }
    talk.println("  run folder     " + store.folder());
    talk.flush();
  }

  private interface Drawing {
    byte[] png() throws IOException;
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

  private byte[] best(RunReport.Best best) throws IOException {
    Picture picture = Png.decode(store.png(best.id()));
    RunSpec spec = report.spec();
    RunReport.CandidateLine candidate = report.candidates().get((int) best.id());
    Settings settings = report.generations().get(candidate.generation()).settings();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("Steps", String.valueOf(spec.steps()));
    lines.put("CFG scale", String.valueOf(settings.guidance()));
    lines.put("Seed", String.valueOf(spec.seed()));
    lines.put("Size", picture.width() + "x" + picture.height());
    lines.put("Model", References.name(spec.model()));
    lines.put("EvoSearch candidate", String.valueOf(best.id()));
    lines.put("EvoSearch reward", Words.reward(best.reward()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("spec", spec);
    json.put("settings", settings);
    json.put("candidate", candidate);
    json.put("commands", report.commands());
    PictureSettings kept =
        new PictureSettings(settings.prompt(), settings.negative(), lines, CliJson.text(json));
    return Png.encode(picture, kept.texts());
  }

  private byte[] sheet() throws IOException {
    return Png.encode(new RunSheet(store, report).sheet().draw());
  }
}
