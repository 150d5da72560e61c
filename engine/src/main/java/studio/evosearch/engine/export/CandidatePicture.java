package studio.evosearch.engine.export;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.JsonText;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.run.Settings;

/** A candidate's picture with what made it; {@link ReadSettings} reads that back. */
public final class CandidatePicture {
  private CandidatePicture() {}

  /**
   * The picture as a PNG file that says how it came to be.
   *
   * @param report of the same run
   * @param candidate one of its ids
   * @throws IllegalArgumentException when there is no such candidate
   * @throws RunException when its picture cannot be read
   */
  public static byte[] png(RunStore store, RunReport report, long candidate) {
    CandidateLine line = line(report, candidate);
    Picture picture = RunPictures.of(store, candidate);
    return Png.encode(picture, settings(report, line, picture).texts());
  }

  /**
   * How the picture came to be, as the lines that other programs for diffusion models show and
   * take: prompt, negative prompt, settings.
   *
   * @param report of the same run
   * @param candidate one of its ids
   * @throws IllegalArgumentException when there is no such candidate
   * @throws RunException when its picture cannot be read
   */
  public static String text(RunStore store, RunReport report, long candidate) {
    CandidateLine line = line(report, candidate);
    return settings(report, line, RunPictures.of(store, candidate)).parameters();
  }

  /**
   * A candidate of a run.
   *
   * @throws IllegalArgumentException when there is no such candidate
   */
  public static CandidateLine line(RunReport report, long candidate) {
    if (candidate < 0 || candidate >= report.candidates().size()) {
      throw new IllegalArgumentException(report.run() + ": there is no candidate " + candidate);
    }
    return report.candidates().get((int) candidate);
  }

  private static PictureSettings settings(
      RunReport report, CandidateLine candidate, Picture picture) {
    RunSpec spec = report.spec();
    Settings settings = report.generations().get(candidate.generation()).settings();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("Steps", String.valueOf(spec.steps()));
    lines.put("CFG scale", String.valueOf(settings.guidance()));
    lines.put("Seed", String.valueOf(spec.seed()));
    lines.put("Size", picture.width() + "x" + picture.height());
    lines.put("Model", References.name(spec.model()));
    lines.put("EvoSearch candidate", String.valueOf(candidate.id()));
    if (Double.isFinite(candidate.reward())) {
      lines.put("EvoSearch reward", String.format(Locale.ROOT, "%.4g", candidate.reward()));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("spec", spec);
    json.put("settings", settings);
    json.put("candidate", candidate);
    json.put("commands", report.commands());
    return new PictureSettings(settings.prompt(), settings.negative(), lines, JsonText.of(json));
  }
}
