package studio.evosearch.app.latents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Work;
import studio.evosearch.app.session.StartWords;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.analysis.MapSettings;
import studio.evosearch.engine.run.KeptLatents.Part;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** Maps, points and stages of their making in words. */
final class MapWords {
  private static final Strings STRINGS = Strings.of(MapWords.class);
  private static final Pattern STAGE = Pattern.compile("(?:state (\\d+): )?(\\w+)");

  private MapWords() {}

  static String name(MapMethod method) {
    return STRINGS.text("method." + method);
  }

  static String name(Part part) {
    return STRINGS.text("part." + part.name().toLowerCase(Locale.ROOT));
  }

  /** How a map is made, a few words. */
  static String brief(MapSettings settings) {
    return settings.method() == MapMethod.TSNE
        ? STRINGS.text(
            "settings.brief", name(settings.method()), Numbers.setting(settings.perplexity()))
        : of(settings);
  }

  /** How a map is made, as much as matters to the method. */
  static String of(MapSettings settings) {
    return of(settings, settings.perplexity());
  }

  private static String of(MapSettings settings, double perplexity) {
    String what = name(settings.part());
    return settings.method() == MapMethod.TSNE
        ? STRINGS.text(
            "settings.tsne",
            name(settings.method()),
            what,
            Numbers.setting(perplexity),
            Numbers.count(settings.iterations()),
            Numbers.count(settings.seed()))
        : STRINGS.text("settings.other", name(settings.method()), what);
  }

  /** What is being done, in the person's language. */
  static String of(Work.Progress progress) {
    Matcher stage = STAGE.matcher(progress.stage());
    if (!stage.matches() || !STRINGS.has("stage." + stage.group(2))) {
      return STRINGS.text("stage");
    }
    String what = STRINGS.text("stage." + stage.group(2));
    return Optional.ofNullable(stage.group(1))
        .map(state -> STRINGS.text("stage.ofState", state, what))
        .orElse(what);
  }

  /** What there is to say about a point, in lines. */
  static String describe(MapLook look, int point) {
    CandidateLine line = look.plot().line(point);
    List<String> lines = new ArrayList<>();
    lines.add(STRINGS.text("point", Numbers.count(line.id()), Numbers.count(line.generation())));
    lines.add(STRINGS.text("point.fitness", Numbers.reward(line.reward())));
    lines.add(StartWords.of(line.start()));
    if (look.best().equals(OptionalInt.of(point))) {
      lines.add(STRINGS.text("point.best"));
    } else if (look.elites().get(point)) {
      lines.add(STRINGS.text("point.elite"));
    }
    return String.join("\n", lines);
  }

  /** What is on show, a line. */
  static String status(MapLook look, int generation, int last) {
    MapPlot plot = look.plot();
    String text =
        STRINGS.text(
            "status",
            Numbers.count(look.shown()),
            Numbers.count(plot.map().state()),
            Numbers.count(plot.report().spec().steps()),
            Numbers.count(generation),
            Numbers.count(last));
    if (plot.map().available() > plot.size()) {
      text += STRINGS.text("status.thinned", Numbers.count(plot.map().available()));
    }
    text += STRINGS.text("status.made", of(plot.map().settings(), plot.map().perplexity()));
    int selected = look.selected().cardinality();
    return selected == 0 ? text : text + STRINGS.text("status.selected", Numbers.count(selected));
  }
}
