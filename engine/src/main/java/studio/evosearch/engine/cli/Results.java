package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.export.ContactSheet;
import studio.evosearch.engine.export.PictureSettings;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunStore;

/** What a run leaves for people to look at: the best picture and a contact sheet. */
final class Results {
  /** A sheet of more pictures is too large to look at; the best of each generation go first. */
  private static final int MOST_IN_A_ROW = 24;

  private Results() {}

  static Path best(RunStore store) {
    return store.folder().resolve("best.png");
  }

  static Path sheet(RunStore store) {
    return store.folder().resolve("contact-sheet.png");
  }

  /** Writes both into the run's folder. */
  static void save(RunStore store, RunReport report) throws IOException {
    if (report.best().isPresent()) {
      RunReport.Best best = report.best().get();
      Files.write(
          best(store),
          Png.encode(picture(store, best.id()), settings(report, best, store).texts()));
    }
    if (!report.generations().isEmpty()) {
      Files.write(sheet(store), Png.encode(sheet(store, report).draw()));
    }
  }

  static void print(RunStore store, RunReport report, PrintWriter out) {
    RunText.summary(report, out);
    if (report.best().isPresent()) {
      out.println("  picture        " + best(store));
    }
    if (!report.generations().isEmpty()) {
      out.println("  contact sheet  " + sheet(store));
    }
    out.println("  run folder     " + store.folder());
  }

  private static PictureSettings settings(RunReport report, RunReport.Best best, RunStore store)
      throws IOException {
    RunSpec spec = report.spec();
    Picture picture = picture(store, best.id());
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("Steps", String.valueOf(spec.steps()));
    lines.put("CFG scale", String.valueOf(spec.guidance()));
    lines.put("Seed", String.valueOf(spec.seed()));
    lines.put("Size", picture.width() + "x" + picture.height());
    lines.put("Model", Path.of(spec.model()).getFileName().toString());
    lines.put("EvoSearch candidate", String.valueOf(best.id()));
    lines.put("EvoSearch reward", Words.reward(best.reward()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("spec", spec);
    json.put("candidate", report.candidates().get((int) best.id()));
    json.put("commands", report.commands());
    return new PictureSettings(report.prompt(), spec.negative(), lines, CliJson.text(json));
  }

  private static ContactSheet sheet(RunStore store, RunReport report) throws IOException {
    long best = report.best().map(RunReport.Best::id).orElse(-1L);
    List<ContactSheet.Row> rows = new ArrayList<>();
    for (RunReport.GenerationLine line : report.generations()) {
      List<ContactSheet.Cell> cells = new ArrayList<>();
      List<RunReport.CandidateLine> members =
          report
              .members(line)
              .sorted((a, b) -> Double.compare(sortable(b.reward()), sortable(a.reward())))
              .limit(MOST_IN_A_ROW)
              .toList();
      for (RunReport.CandidateLine member : members) {
        boolean elite = line.elites().contains(member.id());
        cells.add(
            new ContactSheet.Cell(
                picture(store, member.id()),
                (elite ? "elite " : "") + member.id() + ": " + Words.reward(member.reward()),
                member.id() == best));
      }
      rows.add(
          new ContactSheet.Row(
              "Generation %d, from state %d, %d NFE so far"
                  .formatted(line.index(), line.state(), line.nfeSoFar()),
              cells));
    }
    RunSpec spec = report.spec();
    String title = report.prompt().isEmpty() ? spec.model() : report.prompt();
    return new ContactSheet(
        title,
        "%s, %s, %d NFE"
            .formatted(
                Path.of(spec.model()).getFileName(),
                spec.method().getClass().getSimpleName(),
                report.nfe()),
        rows);
  }

  private static double sortable(double reward) {
    return Double.isNaN(reward) ? Double.NEGATIVE_INFINITY : reward;
  }

  private static Picture picture(RunStore store, long id) throws IOException {
    return Png.decode(Files.readAllBytes(store.picture(id)));
  }
}
