package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.scale.ColorUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import studio.evosearch.engine.export.CommandText;
import studio.evosearch.engine.export.Csv;
import studio.evosearch.engine.export.RunExport;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunStore;

/** What a run is exported as, read by other programs' rules. */
class ExportCommandTest {
  @TempDir Path dir;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path run;
  private RunReport report;

  @BeforeEach
  void search() {
    run = dir.resolve("a.evorun");
    assertEquals(
        0,
        command(
            "run --model toy:rings --reward toy:circle --held-out toy:corner --seed 3 --steps 10"
                + " --evolution-schedule 0,4 --population-schedule 6,4,4 --prompt x<y&\"z\" --out",
            run.toString()),
        err.toString());
    try (RunStore store = RunStore.read(run)) {
      report = RunReport.of(store);
    }
  }

  private int command(String words, String... more) {
    out.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(Arrays.stream(words.split(" ", -1)), Stream.of(more))
                .toArray(String[]::new));
  }

  private Path exported(String... what) {
    Path to = dir.resolve("out");
    List<String> args = new ArrayList<>(List.of(run.toString()));
    args.addAll(List.of(what));
    args.addAll(List.of("--to", to.toString()));
    assertEquals(0, command("export", args.toArray(String[]::new)), err.toString());
    return to;
  }

  private static Document xml(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  @Test
  void everythingIsWrittenUnlessSomethingIsNamed() {
    assertEquals(0, command("export", run.toString()), err.toString());
    for (RunExport kind : RunExport.values()) {
      assertTrue(Files.isRegularFile(run.resolve("export").resolve(kind.fileName())), "" + kind);
    }
    Path some = exported("csv", "--picture", "2");
    assertEquals(2, some.toFile().list().length);
    assertEquals(
        some.resolve("candidates.csv") + "\n" + some.resolve("2.png") + "\n",
        out.toString().replace("\r\n", "\n"));
  }

  @Test
  void theTableHoldsEveryFigure() throws Exception {
    List<Csv.Row> rows =
        Csv.parse(Files.readString(exported("csv").resolve(RunExport.CSV.fileName())));
    List<String> names = rows.getFirst().fields();
    assertEquals(report.candidates().size() + 1, rows.size());
    for (CandidateLine line : report.candidates()) {
      List<String> fields = rows.get((int) line.id() + 1).fields();
      assertEquals(names.size(), fields.size());
      assertEquals(String.valueOf(line.id()), fields.get(names.indexOf("id")));
      assertEquals(line.reward(), Double.parseDouble(fields.get(names.indexOf("fitness"))));
      assertEquals(
          line.rewards().get("toy:corner"),
          Double.valueOf(fields.get(names.indexOf("reward_toy:corner"))));
      assertEquals(
          line.parent().isPresent() ? "" + line.parent().getAsLong() : "",
          fields.get(names.indexOf("parent")));
    }
  }

  @Test
  void theGraphHoldsEveryCandidateAndParent() throws Exception {
    Document graph = xml(exported("graphml").resolve(RunExport.GRAPHML.fileName()));
    assertEquals(report.candidates().size(), graph.getElementsByTagName("node").getLength());
    Map<String, String> parents = new TreeMap<>();
    for (int i = 0; i < graph.getElementsByTagName("edge").getLength(); i++) {
      Element edge = (Element) graph.getElementsByTagName("edge").item(i);
      parents.put(edge.getAttribute("target"), edge.getAttribute("source"));
    }
    assertEquals(parents(), parents);
  }

  private Map<String, String> parents() {
    Map<String, String> parents = new TreeMap<>();
    report
        .candidates()
        .forEach(c -> c.parent().ifPresent(parent -> parents.put("n" + c.id(), "n" + parent)));
    assertFalse(parents.isEmpty());
    return parents;
  }

  /** A reader of the format: a name after a closing parenthesis is that of the group's parent. */
  @Test
  void theTreesHoldEveryCandidateAndParent() throws Exception {
    String text = Files.readString(exported("newick").resolve(RunExport.NEWICK.fileName()));
    Map<String, String> parents = new TreeMap<>();
    List<List<String>> open = new ArrayList<>(List.of(new ArrayList<>()));
    Matcher token =
        Pattern.compile("[(]|[)]?(\\d+):(\\d+)\\[[^\\]]*\\]|[,;]").matcher(text.strip());
    int nodes = 0;
    while (token.find()) {
      if (token.group().equals("(")) {
        open.add(new ArrayList<>());
      } else if (token.group(1) != null) {
        String name = "n" + token.group(1);
        nodes++;
        if (token.group().startsWith(")")) {
          open.removeLast().forEach(child -> parents.put(child, name));
        }
        open.getLast().add(name);
      }
    }
    assertEquals(1, open.size());
    assertEquals(report.candidates().size(), nodes);
    assertEquals(parents(), parents);
  }

  @Test
  void figuresAreWellFormed() throws Exception {
    Path to = exported("lineage", "chart");
    Document lineage = xml(to.resolve(RunExport.LINEAGE.fileName()));
    assertEquals(report.candidates().size(), lineage.getElementsByTagName("image").getLength());
    Document chart = xml(to.resolve(RunExport.CHART.fileName()));
    assertTrue(
        chart.getElementsByTagName("circle").getLength() >= report.candidates().size(),
        "a dot each");
  }

  @Test
  void thePageNeedsNothingElseAndHoldsNoWordAsMarkup() throws Exception {
    String page = Files.readString(exported("html").resolve(RunExport.HTML.fileName()));
    assertTrue(page.contains("<title>x&lt;y&amp;&quot;z&quot;</title>"), page.substring(0, 400));
    assertFalse(page.contains("x<y"));
    assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(page).find());
    assertTrue(page.contains("candidate " + report.best().orElseThrow().id()));
    assertTrue(page.contains("evosearch run --model toy:rings"));
  }

  @Test
  void theCommandRepeatsTheRun() {
    for (String method :
        List.of(
            "--method best-of-n --count 4 --size 64x64 --frames 1",
            "--method particle --particles 3 --adaptive --lambda 2",
            "--method zero-order --count 4 --neighbours 2",
            "--mutation paper --nfe-budget 60 --reward jpeg-size=-0.5 --reward-mode z_score",
            "--branch-from " + run + ":0@4")) {
      Path first = dir.resolve("first.evorun");
      Path again = dir.resolve("again.evorun");
      String given =
          "run --model toy:rings --reward toy:circle --steps 10 --threads 1 %s --out %s"
              .formatted(method, first);
      assertEquals(0, command(given), () -> method + ": " + err);
      List<String> words = new ArrayList<>(CommandText.words(spec(first)));
      words.removeFirst();
      words.addAll(List.of("--out", again.toString()));
      assertEquals(0, command(words.removeFirst(), words.toArray(String[]::new)), err::toString);
      assertEquals(spec(first), spec(again));
      delete(first);
      delete(again);
    }
  }

  private static RunSpec spec(Path run) {
    try (RunStore store = RunStore.read(run)) {
      return store.spec();
    }
  }

  private static void delete(Path run) {
    run.toFile().renameTo(new java.io.File(run + "-" + System.nanoTime()));
  }

  @Test
  void aFilmShowsTheBestOfEachGeneration() throws Exception {
    Path film = exported("film").resolve(RunExport.FILM.fileName());
    List<Picture> shown = frames(film);
    // Each four frames, and the last three times as many.
    assertEquals(4 * (report.generations().size() - 1) + 12, shown.size());
    long best = report.best().orElseThrow().id();
    try (RunStore store = RunStore.read(run)) {
      assertLike(Png.decode(store.png(best)), shown.getLast());
    }
  }

  @Test
  void aFilmOfDenoisingShowsEveryKeptState() throws Exception {
    Path film = exported("--denoising", "1").resolve("1-denoising.mp4");
    List<Picture> shown = frames(film);
    // States 0 and 4 were kept, and the last is the picture.
    assertEquals(4 + 4 + 12, shown.size());
    try (RunStore store = RunStore.read(run)) {
      assertLike(Png.decode(store.png(1)), shown.getLast());
    }
  }

  private static List<Picture> frames(Path film) throws Exception {
    List<Picture> frames = new ArrayList<>();
    try (var channel = NIOUtils.readableChannel(film.toFile())) {
      FrameGrab grab = FrameGrab.createFrameGrab(channel);
      for (var frame = grab.getNativeFrame(); frame != null; frame = grab.getNativeFrame()) {
        var rgb =
            org.jcodec.common.model.Picture.create(
                frame.getWidth(), frame.getHeight(), ColorSpace.RGB);
        ColorUtil.getTransform(frame.getColor(), ColorSpace.RGB).transform(frame, rgb);
        byte[] bytes = rgb.getPlaneData(0).clone();
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] += (byte) 128;
        }
        frames.add(new Picture(rgb.getWidth(), rgb.getHeight(), bytes));
      }
    }
    return frames;
  }

  /** The mean of each colour, since the codec blurs a little. */
  private static void assertLike(Picture expected, Picture shown) {
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(mean(expected, channel), mean(shown, channel), 6);
    }
  }

  private static double mean(Picture picture, int channel) {
    double sum = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        sum += picture.at(x, y, channel);
      }
    }
    return sum / (picture.width() * picture.height());
  }

  @Test
  void aPictureMayBeWithoutItsSettings() throws Exception {
    Path with = exported("--picture", "2").resolve("2.png");
    assertTrue(Png.texts(Files.readAllBytes(with)).containsKey("parameters"));
    Path without = exported("--picture", "2", "--strip").resolve("2.png");
    assertEquals(Map.of(), Png.texts(Files.readAllBytes(without)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--picture 99", "--denoising 99", "--picture -1"})
  void anUnknownCandidateIsNamed(String option) {
    assertEquals(2, command("export " + run + " " + option));
    String id = option.substring(option.indexOf(' ') + 1);
    assertTrue(err.toString().contains("there is no candidate " + id), err.toString());
  }

  @Test
  void anUnknownKindListsThoseThereAre() {
    assertEquals(2, command("export " + run + " pdf"));
    assertTrue(err.toString().contains("html"), err.toString());
  }
}
