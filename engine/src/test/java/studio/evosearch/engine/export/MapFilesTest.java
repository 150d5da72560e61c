package studio.evosearch.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.LatentMaps;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.analysis.MapSettings;
import studio.evosearch.engine.analysis.PlaneField;
import studio.evosearch.engine.analysis.StateFeatures;
import studio.evosearch.engine.analysis.ToyRun;
import studio.evosearch.engine.analysis.Watcher;
import studio.evosearch.engine.export.MapFigure.Colouring;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.KeptLatents.Part;

class MapFilesTest {
  @TempDir Path dir;

  private ToyRun run;
  private StateFeatures features;
  private LatentMap map;

  @BeforeEach
  void makeMap() throws InterruptedException {
    run = ToyRun.make(dir.resolve("a.evorun"));
    features = StateFeatures.of(run.store(), run.report(), 16, Part.LATENT, Watcher.NONE);
    map =
        LatentMaps.of(
            features, MapSettings.TSNE.with(MapMethod.TOY), Optional.empty(), Watcher.NONE);
  }

  @AfterEach
  void closeRun() {
    run.close();
  }

  private Document svg(Colouring colouring, Optional<PlaneField> field) throws Exception {
    String svg = new MapFigure(map, run.report(), colouring, field).svg();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document svg, String name) {
    NodeList found = svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  @Test
  void anSvgIsWellFormedAndHoldsEveryPointAndLink() throws Exception {
    Document svg = svg(Colouring.REWARD, Optional.empty());
    assertEquals("svg", svg.getDocumentElement().getLocalName());
    List<String> texts = elements(svg, "text").stream().map(Element::getTextContent).toList();
    assertEquals("a \"toy\", <plain> & simple", texts.getFirst());
    assertTrue(texts.contains("toy:corner"), texts.toString());
    // Three marks' dots stand in the legend: two with rings.
    long discs =
        elements(svg, "circle").stream()
            .filter(c -> !c.getAttribute("fill").equals("none"))
            .count();
    assertEquals(64 + 2, discs);
    long parents = run.report().candidates().stream().filter(c -> c.parent().isPresent()).count();
    long links =
        elements(svg, "polyline").stream().filter(l -> l.hasAttribute("stroke-opacity")).count();
    assertEquals(40, parents);
    assertEquals(parents, links);
  }

  @Test
  void elitesAreRingedAndTheBestTwice() throws Exception {
    long elites =
        run.report().generations().stream().flatMap(g -> g.elites().stream()).distinct().count();
    long rings =
        elements(svg(Colouring.GENERATION, Optional.empty()), "circle").stream()
            .filter(c -> c.getAttribute("stroke").equals("#d9541e"))
            .count();
    assertEquals(elites + 1 + 2, rings, "elites, the best, and both in the legend");
  }

  @Test
  void aToysFieldLiesUnderIt() throws Exception {
    // Worth x: contours are upright lines.
    double[][] reward = new double[5][5];
    double[][] density = new double[5][5];
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 5; column++) {
        reward[row][column] = column;
        density[row][column] = row;
      }
    }
    Document svg = svg(Colouring.REWARD, Optional.of(new PlaneField(4, density, reward)));
    String data =
        elements(svg, "image").getFirst().getAttributeNS("http://www.w3.org/1999/xlink", "href");
    String base64 = data.substring("data:image/png;base64,".length());
    Picture shade = Png.decode(Base64.getDecoder().decode(base64));
    assertTrue(
        shade.at(0, 0, 0) < shade.at(0, 4, 0), "the highest row, which is densest, is above");
    for (Element line : elements(svg, "polyline")) {
      if (line.getAttribute("stroke").equals("#9aa0a6")
          && line.getAttribute("stroke-width").equals("0.7")) {
        String points = line.getAttribute("points");
        assertTrue(points.matches("([\\d.]+),\\S+ \\1,\\S+"), points);
      }
    }
  }

  @Test
  void aPictureIsForPrintAndAlwaysTheSame() {
    MapFigure figure = new MapFigure(map, run.report(), Colouring.REWARD, Optional.empty());
    Picture picture = figure.picture();
    assertEquals(2400, picture.width());
    assertEquals(1800, picture.height());
    assertEquals(0xff, picture.at(5, 5, 0));
    assertTrue(Arrays.equals(picture.rgb(), figure.picture().rgb()));
  }

  @Test
  void tableHoldsEveryCandidateAndItsParent() throws Exception {
    List<Path> files =
        new MapFiles(run.store(), run.report(), map, Optional.empty()).write(dir.resolve("out"));
    assertEquals(
        List.of(
            "map-reward.png",
            "map-reward.svg",
            "map-generation.png",
            "map-generation.svg",
            "map.csv"),
        files.stream().map(file -> file.getFileName().toString()).toList());
    String csv = Files.readString(files.getLast());
    assertTrue(csv.endsWith("\r\n"), "every row ends as RFC 4180 has it");
    List<String> rows = csv.lines().toList();
    assertEquals("id,generation,x,y,reward,toy:circle,toy:corner,parent,elite", rows.getFirst());
    assertEquals(65, rows.size());
    String[] last = rows.getLast().split(",", -1);
    var candidate = run.report().candidates().getLast();
    assertEquals("63", last[0]);
    assertEquals("2", last[1]);
    assertEquals(map.points().getLast().x(), Double.parseDouble(last[2]));
    assertEquals(candidate.reward(), Double.parseDouble(last[4]));
    assertEquals(String.valueOf(candidate.parent().orElseThrow()), last[7]);
    assertEquals("", rows.get(1).split(",", -1)[7], "noise has no parent");
  }

  @Test
  void fieldsAreQuotedWhereTheyMustBe() {
    assertEquals(
        "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",",
        Csv.line(List.of("plain", "a,b", "say \"hi\"", "two\nlines", "")));
    assertEquals("", Csv.number(Double.NaN));
    assertEquals("-0.5", Csv.number(-0.5));
  }

  @Test
  void theProjectorsFilesBelongTogether() throws Exception {
    Path out = dir.resolve("projector");
    new MapFiles(run.store(), run.report(), map, Optional.empty()).writeProjector(out, features);
    List<String> tensors = Files.readAllLines(out.resolve("tensors.tsv"));
    assertEquals(64, tensors.size());
    String[] values = tensors.getFirst().split("\t", -1);
    assertEquals(features.components()[0].length, values.length);
    assertEquals(features.components()[0][0], Float.parseFloat(values[0]));
    List<String> metadata = Files.readAllLines(out.resolve("metadata.tsv"));
    assertEquals(65, metadata.size());
    assertTrue(metadata.getFirst().startsWith("id\tgeneration\tx\ty\treward"));
    Picture sprite = Png.decode(Files.readAllBytes(out.resolve("sprite.png")));
    assertEquals(8 * 96, sprite.width());
    assertEquals(8 * 96, sprite.height());
    String config = Files.readString(out.resolve("projector_config.pbtxt"));
    assertTrue(config.contains("single_image_dim: 96\n    single_image_dim: 96"), config);
  }

  @Test
  void manyPicturesStillFitTheProjector() {
    byte[] red = new byte[4 * 2 * 3];
    for (int i = 0; i < red.length; i += 3) {
      red[i] = (byte) 200;
    }
    List<Long> ids = LongStream.range(0, 9_000).boxed().toList();
    Sprite sprite = Sprite.of(ids, id -> new Picture(4, 2, red));
    assertEquals(86, sprite.cell());
    assertEquals(95 * 86, sprite.picture().width());
    assertTrue(sprite.picture().width() <= Sprite.MOST);
    // Wider than high: a border above, the picture in the middle.
    assertEquals(0, sprite.picture().at(43, 2, 0));
    assertEquals(200, sprite.picture().at(43, 43, 0));
  }

  @Test
  void contoursCrossWhereTheFieldHasTheLevel() {
    double[][] slope = {{0, 1, 2}, {0, 1, 2}};
    List<Contours.Piece> pieces = Contours.of(slope, 1.25);
    assertEquals(1, pieces.size());
    assertEquals(1.25, pieces.getFirst().fromX(), 1e-12);
    assertEquals(1.25, pieces.getFirst().toX(), 1e-12);
    assertEquals(List.of(), Contours.of(slope, 5));
    double[][] saddle = {{1, 0}, {0, 1}};
    assertEquals(2, Contours.of(saddle, 0.5).size());
  }

  @Test
  void coloursGrowLighterAndEndWhereViridisDoes() {
    assertEquals(0x440154, Viridis.rgb(-1));
    assertEquals(0x21918c, Viridis.rgb(0.5));
    assertEquals(0xfde725, Viridis.rgb(1));
    double before = -1;
    for (int i = 0; i <= 100; i++) {
      int rgb = Viridis.rgb(i / 100.0);
      double light = 0.2126 * (rgb >> 16) + 0.7152 * ((rgb >> 8) & 0xff) + 0.0722 * (rgb & 0xff);
      assertTrue(light > before, "lighter at " + i);
      before = light;
    }
  }

  @Test
  void textsAreCutToTheirPlace() {
    assertEquals("short", Fitted.text("short", 13, false, 200));
    String cut = Fitted.text("long ".repeat(100), 13, false, 200);
    assertTrue(cut.endsWith("…") && cut.length() < 60 && cut.length() > 10, cut);
  }
}
