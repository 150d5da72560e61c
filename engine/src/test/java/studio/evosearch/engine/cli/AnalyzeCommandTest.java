package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyzeCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path dir;

  private int command(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private int analyze(String... more) {
    List<String> args = new ArrayList<>(List.of("analyze", dir.resolve("a.evorun").toString()));
    args.addAll(List.of(more));
    return command(args.toArray(String[]::new));
  }

  @BeforeEach
  void makeRun() {
    List<String> args =
        List.of(
            "run --model toy:rings --reward toy:circle --steps 16 --eta 0 --seed 3"
                + " --evolution-schedule 0,8 --population-schedule 24,20,20 --elites 2 --out",
            dir.resolve("a.evorun").toString());
    List<String> words = new ArrayList<>(List.of(args.get(0).split(" ", -1)));
    words.add(args.get(1));
    assertEquals(0, command(words.toArray(String[]::new)), err.toString());
  }

  @Test
  void everyStateIsALine() {
    assertEquals(0, analyze(), err.toString());
    List<String> lines = out.toString().lines().toList();
    assertEquals(dir.resolve("a.evorun").toString(), lines.getFirst());
    assertTrue(lines.get(4).startsWith("      0      42  "), out.toString());
    assertTrue(lines.get(5).startsWith("      8      60  "), out.toString());
    assertTrue(lines.get(6).startsWith("     16      60  "), out.toString());
    assertFalse(Files.exists(dir.resolve("a.evorun/analysis")), "no map was asked for");
  }

  @Test
  void jsonHoldsTheFiguresAndTheMapsFiles() {
    Path folder = dir.resolve("maps");
    assertEquals(
        0,
        analyze("--json", "--map", "toy", "--previews", "--out", folder.toString()),
        err.toString());
    JsonNode result = JSON.readTree(out.toString());
    assertEquals(3, result.get("states").size());
    JsonNode end = result.get("states").get(2);
    assertEquals(60, end.get("candidates").asInt());
    assertTrue(end.get("latents").get("p").asDouble() <= 0.05, end.toString());
    assertEquals(-1.0 / 59, end.get("latents").get("expected").asDouble(), 1e-12);
    assertTrue(end.get("heritability").get("share").isNull(), "nobody begins at the end");
    assertTrue(result.get("states").get(1).get("previewRanks").has("toy:circle"));
    JsonNode map = result.get("map");
    assertEquals("toy", map.get("method").asString());
    assertEquals(16, map.get("state").asInt());
    assertEquals(1, map.get("trustworthiness").asDouble(), 1e-6);
    assertEquals(9, map.get("files").size());
    for (JsonNode file : map.get("files")) {
      assertTrue(Files.isRegularFile(Path.of(file.asString())), file.asString());
      assertTrue(file.asString().startsWith(folder.toString()), file.asString());
    }
  }

  @Test
  void mapsGoIntoTheRunsFolderWhereNothingElseIsSaid() {
    assertEquals(0, analyze("--map", "tsne", "--iterations", "50", "--state", "8"), err.toString());
    assertTrue(Files.isRegularFile(dir.resolve("a.evorun/analysis/map-reward.svg")));
    assertTrue(out.toString().contains("Map (tsne) of 60 latents at state 8"), out.toString());
    assertEquals(
        1, out.toString().lines().filter(l -> l.matches(" +\\d+ +\\d+ +[-\\d].*")).count());
  }

  @Test
  void badInputIsNamedAndExitsWithTwo() {
    refused("a.evorun: state 5 was not kept, only [0, 8, 16]", "--state", "5");
    refused("perplexity must be at least 1, not 0.0", "--map", "tsne", "--perplexity", "0");
    refused("iterations must be at least 0, not -1", "--iterations", "-1");
    refused("Invalid value for option '--map'", "--map", "umap");
    assertEquals(2, command("analyze", dir.resolve("none").toString()));
    assertTrue(err.toString().contains("none: is not a run"), err.toString());
  }

  private void refused(String why, String... options) {
    assertEquals(2, analyze(options), err.toString());
    assertTrue(err.toString().contains(why), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }
}
