package studio.evosearch.engine.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import studio.evosearch.engine.export.Canvas;
import studio.evosearch.engine.export.RasterCanvas;
import studio.evosearch.engine.export.SvgCanvas;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.run.JsonText;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.Workshop;

/** What a bench leaves for people and programs: {@code summary.json}, and charts as PNG and SVG. */
public final class BenchFigures {
  private final Path folder;
  private final BenchPlan plan;
  private final BenchSummary summary;
  private final List<Path> files = new ArrayList<>();

  private BenchFigures(Path folder, BenchPlan plan, BenchSummary summary) {
    this.folder = folder;
    this.plan = plan;
    this.summary = summary;
  }

  /**
   * Writes them into the bench's folder.
   *
   * @return the files
   */
  public static List<Path> write(
      Path folder, BenchPlan plan, BenchSummary summary, Workshop workshop) throws IOException {
    return new BenchFigures(folder, plan, summary).write(workshop);
  }

  private List<Path> write(Workshop workshop) throws IOException {
    file("summary.json", JsonText.of(summary).getBytes(StandardCharsets.UTF_8));
    for (String measure : summary.lines().getFirst().measures().keySet()) {
      if (measure.equals(Measures.REWARD) || measure.startsWith(Measures.HELD_OUT)) {
        draw(
            "scaling-" + measure.replaceAll("[^\\w-]+", "-"),
            ScalingChart.WIDTH,
            ScalingChart.HEIGHT,
            canvas -> ScalingChart.draw(summary, measure, canvas));
      }
    }
    RunSpec any = plan.arms().getFirst().specs().firstEntry().getValue();
    if (PlaneGenerator.isToy(any.model())) {
      plane(any, workshop);
    }
    return files;
  }

  private void plane(RunSpec spec, Workshop workshop) throws IOException {
    PlaneGenerator toy = PlaneGenerator.open(spec.model());
    List<PointsFile.Point> points = new PointsFile(folder).read();
    List<PlaneMap.Panel> panels = plan.arms().stream().map(arm -> panel(arm, points)).toList();
    try (Reward guide =
        workshop.reward(spec.rewards().getFirst().reference(), spec.device(), spec.threads())) {
      PlaneMap map = new PlaneMap(toy, guide);
      draw(
          "plane",
          PlaneMap.width(panels.size()),
          PlaneMap.height(),
          canvas -> map.draw(panels, plan.top(), canvas));
    }
  }

  /** The largest budget and the first seed; the title's figures are of all seeds. */
  private PlaneMap.Panel panel(Arm arm, List<PointsFile.Point> points) {
    long budget = arm.specs().lastKey();
    BenchSummary.Line line = summary.line(arm.name(), budget);
    String figures =
        "mean reward %.2f".formatted(mean(line, Measures.TOP_REWARD))
            + (line.measures().containsKey(Measures.MODES)
                ? String.format(Locale.ROOT, ", modes %.1f", mean(line, Measures.MODES))
                : "");
    return new PlaneMap.Panel(
        arm.method().toString(),
        arm.name().substring(arm.method().toString().length()).strip(),
        figures,
        points.stream()
            .filter(p -> p.arm().equals(arm.name()) && p.budget() == budget)
            .filter(p -> p.seed() == plan.firstSeed())
            .toList());
  }

  private static double mean(BenchSummary.Line line, String measure) {
    return line.measures().getOrDefault(measure, Estimate.NONE).mean();
  }

  private void draw(String name, int width, int height, Consumer<Canvas> drawing)
      throws IOException {
    RasterCanvas pixels = new RasterCanvas(width, height);
    drawing.accept(pixels);
    file(name + ".png", Png.encode(pixels.picture()));
    SvgCanvas svg = new SvgCanvas(width, height);
    drawing.accept(svg);
    file(name + ".svg", svg.svg().getBytes(StandardCharsets.UTF_8));
  }

  private void file(String name, byte[] content) throws IOException {
    files.add(Files.write(folder.resolve(name), content));
  }
}
