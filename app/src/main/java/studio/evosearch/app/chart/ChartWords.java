package studio.evosearch.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunSummary;

/** The chart's texts. */
record ChartWords(Strings strings) {
  /** Of more acts than this at one place, only their number is told. */
  private static final int MOST_ACTS = 3;

  static ChartWords here() {
    return new ChartWords(Strings.of(ChartWords.class));
  }

  String text(String key, Object... arguments) {
    return strings.text(key, arguments);
  }

  /** What is on the first axis: the guide where it is alone and as it is, else the fitness. */
  String guide(RunReport report) {
    boolean plain =
        report.guides().size() == 1
            && report.spec().rewards().size() == 1
            && report.spec().rewards().getFirst().weight() == 1
            && Difference.comparable(report);
    return plain ? report.guides().getFirst() : text("axis.fitness");
  }

  /** What the chart shows and how to go about in it, for those who do not see it. */
  String summary(Drawing drawing) {
    ChartData data = drawing.data();
    return data.best().isEmpty()
        ? text("chart.accessible")
        : text(
            "chart.accessible.best",
            Numbers.reward(data.best().getLast().point().value()),
            Numbers.count((long) data.nfe()),
            Numbers.count(data.generations().size()),
            text("chart.accessible"));
  }

  /** A candidate with its figures, in lines. */
  String candidate(Landing landing) {
    CandidateLine candidate = landing.candidate();
    String head =
        text(
            "hover.candidate",
            Numbers.count(candidate.id()),
            Numbers.count(candidate.generation()),
            Numbers.count((long) landing.nfe()));
    String fitness = text("hover.fitness", Numbers.reward(candidate.reward()));
    Stream<String> rewards =
        candidate.rewards().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey() + " " + Numbers.reward(e.getValue()));
    return Stream.concat(Stream.of(head, fitness), rewards).collect(Collectors.joining("\n"));
  }

  /** What a person did, in as few words as fit beside a line. */
  String label(Mark mark) {
    return mark.acts().size() > MOST_ACTS
        ? text("act.many", Numbers.count(mark.acts().size()))
        : mark.acts().stream().map(this::act).distinct().collect(Collectors.joining(" · "));
  }

  /** What a person did, in full. */
  String sentence(Mark mark) {
    return text(
        "hover.acts",
        Numbers.count(mark.generation()),
        mark.acts().stream().map(this::act).collect(Collectors.joining("\n")));
  }

  private String act(RunCommand.Steering act) {
    return switch (act) {
      case RunCommand.Pin c -> text("act.pin", Numbers.count(c.candidate()));
      case RunCommand.Unpin c -> text("act.unpin", Numbers.count(c.candidate()));
      case RunCommand.Reject c -> text("act.reject", Numbers.count(c.candidate()));
      case RunCommand.Unreject c -> text("act.unreject", Numbers.count(c.candidate()));
      case RunCommand.Rate c ->
          text("act.rate", Numbers.count(c.candidate()), Numbers.difference(c.liking()));
      case RunCommand.SetTags c -> String.join(", ", c.tags());
      case RunCommand.SetBeta c -> text("act.beta", Numbers.setting(c.beta()));
      case RunCommand.SetSigmaScale c -> text("act.sigmaScale", Numbers.setting(c.sigmaScale()));
      case RunCommand.SetElites c -> text("act.elites", Numbers.count(c.elites()));
      case RunCommand.SetPopulation c -> text("act.population", Numbers.count(c.population()));
      case RunCommand.SetPrompt _ -> text("act.prompt");
      case RunCommand.SetGuidance c -> text("act.guidance", Numbers.setting(c.guidance()));
    };
  }

  /** The alarm, one sentence for each held-out reward. */
  String alarm(List<PartingWays> parted) {
    return parted.stream()
        .map(p -> text("alarm", p.heldOut(), Numbers.count(p.since())))
        .collect(Collectors.joining("\n"));
  }

  /** What the alarm rests on. */
  String evidence(List<PartingWays> parted) {
    return parted.stream()
        .map(p ->
            text(
                "alarm.evidence",
                p.heldOut(),
                Numbers.count(PartingWays.BEST),
                tenths(p.fall()),
                Numbers.setting(PartingWays.ERRORS)))
        .collect(Collectors.joining("\n"));
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** A gauge's figure, to three digits at most. */
  String gauge(double value) {
    if (Double.isNaN(value)) {
      return Numbers.reward(value);
    }
    return value < 10 ? String.format(Locale.ROOT, "%.2f", value) : tenths(value);
  }

  /** A run in the list of those that can be added. */
  String run(RunSummary run) {
    return text(
        "compare.run",
        run.name(),
        text("method." + run.method()),
        Numbers.reward(run.best().orElse(Double.NaN)),
        Numbers.count(run.nfe()));
  }

  /** Another run in the legend. */
  String overlay(Overlay overlay) {
    return overlay
        .content()
        .map(content -> {
          boolean waits = content.report().runState() == RunState.QUEUED;
          String method = text("method." + content.method());
          return text(waits ? "overlay.waiting" : "overlay.name", overlay.name(), method);
        })
        .orElseGet(overlay::name);
  }

  /** Another run in full: how far it is, and why it cannot be compared where that is so. */
  String overlay(Overlay overlay, Set<Difference> differences) {
    List<String> lines = new ArrayList<>();
    lines.add(overlay(overlay));
    overlay
        .content()
        .ifPresent(content -> {
          RunReport report = content.report();
          lines.add(
              text(
                  "overlay.state." + report.runState(),
                  Numbers.count(report.nfe()),
                  Numbers.reward(report.best().map(RunReport.Best::reward).orElse(Double.NaN))));
        });
    differences.forEach(d -> lines.add(text("difference." + d)));
    return String.join("\n", lines);
  }
}
