package studio.evosearch.engine.export;

import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.JsonText;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunReport.GenerationLine;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.search.MethodKind;

/**
 * A run as one page of HTML that needs nothing else: the best picture, what was asked and spent,
 * fitness against NFE, the best of each generation, the journal, and the command that repeats it.
 */
final class RunPage {
  /** Of each generation; the rest is in the run. */
  private static final int MOST_IN_A_GENERATION = 12;

  private static final int LARGE = 512;
  private static final int SMALL = 160;

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:16px/1.5 system-ui,sans-serif;max-width:1000px;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2.2rem}
      table{border-collapse:collapse}td,th{padding:.2rem .9rem .2rem 0;text-align:left;\
      vertical-align:top}th{font-weight:600}td.n,th.n{text-align:right}
      .quiet{opacity:.75}.top{display:flex;flex-wrap:wrap;gap:2rem;align-items:flex-start}
      .top figure img{width:340px;max-width:100%}.top table{flex:1 1 380px}figure{margin:0}.cells{display:flex;flex-wrap:wrap;gap:.8rem}
      .cells figcaption{font-size:.8rem}.cells img{display:block;width:120px}
      .cells .best img{outline:3px solid #e69f00}
      pre{overflow:auto;padding:.8rem;border:1px solid #8886;border-radius:6px;\
      white-space:pre-wrap;word-break:break-word}
      .chart{background:#fff;max-width:100%;height:auto}img{image-rendering:auto}
      """;

  private final RunStore store;
  private final RunReport report;
  private final StringBuilder html = new StringBuilder();

  private RunPage(RunStore store, RunReport report) {
    this.store = store;
    this.report = report;
  }

  static String of(RunStore store, RunReport report) {
    return new RunPage(store, report).page();
  }

  private String page() {
    String title = report.prompt().isEmpty() ? References.name(spec().model()) : report.prompt();
    html.append(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <style>
        %2$s</style></head><body>
        <h1>%1$s</h1>
        """
            .formatted(Xml.escaped(title), STYLE));
    top();
    chart();
    generations();
    journal();
    repeat();
    return html.append("</body></html>\n").toString();
  }

  private RunSpec spec() {
    return report.spec();
  }

  private void top() {
    html.append("<div class=\"top\">\n");
    report
        .best()
        .ifPresent(best ->
            html.append(
                    "<figure>%s<figcaption class=\"quiet\">Best: candidate %d</figcaption>"
                        .formatted(image(best.id(), LARGE, "The best picture"), best.id()))
                .append("</figure>\n"));
    html.append("<table>\n");
    facts()
        .forEach((name, value) ->
            html.append(
                "<tr><th>%s</th><td>%s</td></tr>\n"
                    .formatted(Xml.escaped(name), Xml.escaped(value))));
    html.append("</table></div>\n");
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    if (!spec().negative().isEmpty()) {
      facts.put("Negative prompt", spec().negative());
    }
    facts.put("Model", References.name(spec().model()));
    facts.put("Method", method());
    facts.put("Guided by", String.join(", ", report.guides()));
    if (!report.heldOut().isEmpty()) {
      facts.put("Held out", String.join(", ", report.heldOut()));
    }
    report
        .best()
        .map(best -> report.candidates().get((int) best.id()))
        .ifPresent(best -> {
          facts.put("Fitness of the best", Figures.reward(best.reward()));
          best.rewards().forEach((name, value) -> facts.put(name, Figures.reward(value)));
        });
    facts.put(
        "Spent",
        "%d NFE in %d generations, %s"
            .formatted(
                report.nfe(),
                report.generations().size(),
                String.format(Locale.ROOT, "%.0f s", report.seconds())));
    facts.put(
        "Sampling",
        "%d steps, guidance %s, eta %s, seed %d"
            .formatted(spec().steps(), spec().guidance(), spec().eta(), spec().seed()));
    facts.put("State", report.runState().name().toLowerCase(Locale.ROOT));
    facts.put(
        "Made",
        report
            .created()
            .truncatedTo(ChronoUnit.MINUTES)
            .toString()
            .replace("T", " ")
            .replace(":00Z", " UTC"));
    return facts;
  }

  private String method() {
    return MethodKind.of(spec().method())
        + JsonText.leaves(spec().method()).entrySet().stream()
            .filter(setting -> !setting.getKey().equals("method"))
            .map(setting -> ", " + spaced(setting.getKey()) + " " + setting.getValue())
            .collect(Collectors.joining())
            .toLowerCase(Locale.ROOT);
  }

  /** {@code populationSchedule} as {@code population schedule}. */
  private static String spaced(String name) {
    return name.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private void chart() {
    SvgCanvas canvas = new SvgCanvas(RewardFigure.WIDTH, RewardFigure.HEIGHT);
    RewardFigure.draw(report, canvas);
    html.append("<h2>Fitness against NFE</h2>\n")
        .append(canvas.svg().replaceFirst("<svg ", "<svg class=\"chart\" "));
  }

  private void generations() {
    html.append("<h2>Generations</h2>\n<p class=\"quiet\">")
        .append(
            "Up to %d of each, best first; elites were carried over.</p>\n"
                .formatted(MOST_IN_A_GENERATION));
    report.generations().forEach(this::generation);
  }

  private void generation(GenerationLine line) {
    html.append(
            "<h3>Generation %d <small class=\"quiet\">from state %d, %d NFE so far, mean %s"
                .formatted(
                    line.index(), line.state(), line.nfeSoFar(), Figures.reward(line.mean())))
        .append("</small></h3>\n<div class=\"cells\">\n");
    List<CandidateLine> members =
        report
            .members(line)
            .sorted(Comparator.comparingDouble(RunPage::sortable).reversed())
            .limit(MOST_IN_A_GENERATION)
            .toList();
    Set<Long> elites = Set.copyOf(line.elites());
    members.forEach(member -> cell(member, elites.contains(member.id())));
    html.append("</div>\n");
  }

  private static double sortable(CandidateLine line) {
    return Double.isNaN(line.reward()) ? Double.NEGATIVE_INFINITY : line.reward();
  }

  private void cell(CandidateLine line, boolean elite) {
    boolean best = report.best().filter(b -> b.id() == line.id()).isPresent();
    html.append(
        "<figure%s>%s<figcaption>%s%d: %s</figcaption></figure>\n"
            .formatted(
                best ? " class=\"best\"" : "",
                image(line.id(), SMALL, "Candidate " + line.id()),
                elite ? "elite " : "",
                line.id(),
                Figures.reward(line.reward())));
  }

  private String image(long candidate, int longest, String words) {
    Picture picture = Thumbnail.of(RunPictures.of(store, candidate), longest);
    return "<img alt=\"%s\" src=\"data:image/png;base64,%s\">"
        .formatted(words, Base64.getEncoder().encodeToString(Png.encode(picture)));
  }

  private void journal() {
    if (report.commands().isEmpty()) {
      return;
    }
    html.append("<h2>Steering</h2>\n<table><tr><th class=\"n\">Generation</th><th>Act</th></tr>\n");
    report
        .commands()
        .forEach(entry ->
            html.append(
                "<tr><td class=\"n\">%d</td><td>%s</td></tr>\n"
                    .formatted(entry.generation(), Xml.escaped(entry.command().toString()))));
    html.append("</table>\n");
  }

  private void repeat() {
    html.append("<h2>To repeat it</h2>\n<pre>")
        .append(Xml.escaped(CommandText.of(spec())))
        .append("</pre>\n");
    if (!report.commands().isEmpty()) {
      html.append(
              "<p>This repeats the run as it was begun; the acts above are in its journal, which")
          .append(" the studio's Replay follows.</p>\n");
    }
    String references =
        spec().rewards().stream().map(term -> term.reference()).collect(Collectors.joining(", "));
    html.append(
            "<p class=\"quiet\">Model: %s. Rewards: %s.</p>\n"
                .formatted(Xml.escaped(spec().model()), Xml.escaped(references)))
        .append(
            "<details><summary>Every setting</summary><pre>%s</pre></details>\n"
                .formatted(Xml.escaped(JsonText.of(spec()))));
  }
}
