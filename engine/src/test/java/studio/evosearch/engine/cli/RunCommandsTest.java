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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.model.Png;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands about runs, as a person types them, on a toy. */
class RunCommandsTest {
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

  private int run(String name, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("run", "--model", "toy:rings", "--reward", "toy:circle", "--seed", "3"));
    args.addAll(List.of("--out", dir.resolve(name).toString()));
    args.addAll(List.of(more));
    return command(args.toArray(String[]::new));
  }

  @Test
  void runPrintsItsResultAsJsonAndNothingElseOnStandardOutput() throws Exception {
    assertEquals(
        0,
        run(
            "a.evorun",
            "--evolution-schedule",
            "0,20,30,40",
            "--population-schedule",
            "12,8,8,8,8",
            "--steps",
            "50",
            "--elites",
            "3",
            "--held-out",
            "toy:corner",
            "--json"));
    JsonNode result = JSON.readTree(out.toString());
    assertEquals(1150, result.get("nfe").asLong());
    assertEquals(5, result.get("generations").size());
    assertEquals(32, result.get("candidates").size());
    JsonNode last = result.get("candidates").get(31);
    assertEquals(31, last.get("id").asLong());
    assertEquals(4, last.get("generation").asInt());
    assertEquals(40, last.get("state").asInt());
    assertTrue(last.get("parent").asLong() < 27);
    assertTrue(result.get("candidates").get(0).get("parent").isNull());
    assertTrue(last.get("rewards").has("toy:corner"));
    JsonNode best = result.get("best");
    assertEquals(
        result.get("candidates").get(best.get("id").asInt()).get("reward"), best.get("reward"));
    assertEquals(
        64, Png.decode(Files.readAllBytes(Path.of(best.get("picture").asString()))).width());
    assertTrue(result.get("seconds").asDouble() > 0);
    assertTrue(err.toString().contains("Generation 4 from state 40: 5 to denoise"));

    byte[] picture = Files.readAllBytes(dir.resolve("a.evorun/best.png"));
    String settings = Png.texts(picture).get("evosearch");
    assertEquals(3, JSON.readTree(settings).get("spec").get("seed").asInt());
    assertTrue(Files.size(dir.resolve("a.evorun/contact-sheet.png")) > 10_000);
  }

  @Test
  void runTellsAPersonWhereThePicturesLie() {
    assertEquals(0, run("a.evorun", "--nfe-budget", "300"));
    String said = out.toString();
    assertTrue(said.contains("Done: the search is complete"), said);
    assertTrue(said.contains("a.evorun" + System.getProperty("file.separator") + "best.png"), said);
    assertTrue(said.contains("NFE/s"), said);
    assertEquals("", err.toString());
  }

  @Test
  void showAndCompareReadRuns() throws Exception {
    run("a.evorun", "--nfe-budget", "400");
    run("b.evorun", "--nfe-budget", "400", "--method", "best-of-n");
    assertEquals(0, command("show", dir.resolve("a.evorun").toString()));
    assertTrue(out.toString().contains("generation  state  new  elites"), out.toString());
    assertEquals(
        0,
        command(
            "compare",
            dir.resolve("a.evorun").toString(),
            dir.resolve("b.evorun").toString(),
            "--json"));
    JsonNode comparison = JSON.readTree(out.toString());
    assertEquals(
        List.of("best-of-n"),
        List.of(comparison.get("differences").get("method.method").get(1).asString()));
    assertFalse(comparison.get("differences").has("seed"));
    assertTrue(comparison.get("points").size() >= 2);
    assertEquals(
        0,
        command("compare", dir.resolve("a.evorun").toString(), dir.resolve("b.evorun").toString()));
    assertTrue(out.toString().contains("They differ in:"));
  }

  @Test
  void everyMethodCanBeNamed() throws Exception {
    for (String method : List.of("evosearch", "best-of-n", "particle", "zero-order")) {
      assertEquals(
          0, run(method, "--method", method, "--nfe-budget", "300", "--json"), err.toString());
      JsonNode result = JSON.readTree(out.toString());
      assertTrue(result.get("nfe").asLong() <= 300);
      assertTrue(result.get("nfe").asLong() > 200, method + " spent " + result.get("nfe"));
      assertEquals(method, result.get("spec").get("method").get("method").asString());
    }
  }

  @Test
  void aBranchGoesOnFromAStoredState() throws Exception {
    run("a.evorun", "--nfe-budget", "400", "--evolution-schedule", "0,20");
    String from = dir.resolve("a.evorun") + ":2@20";
    assertEquals(
        0, run("b.evorun", "--branch-from", from, "--nfe-budget", "200", "--json"), err.toString());
    JsonNode first = JSON.readTree(out.toString()).get("candidates").get(0);
    assertEquals("Root", first.get("origin").asString());
    assertEquals(20, first.get("state").asInt());
    assertEquals(2, run("c.evorun", "--branch-from", "nonsense"));
    assertEquals(1, run("d.evorun", "--branch-from", dir.resolve("a.evorun") + ":2@7"));
    assertTrue(err.toString().contains("state 7 of candidate 2 was not kept"), err.toString());
  }

  @Test
  void resumeOfADoneRunHasNothingToDo() throws Exception {
    run("a.evorun", "--nfe-budget", "300", "--json");
    JsonNode before = JSON.readTree(out.toString());
    assertEquals(0, command("resume", dir.resolve("a.evorun").toString(), "--json"));
    JsonNode after = JSON.readTree(out.toString());
    assertEquals(before.get("candidates"), after.get("candidates"));
    assertEquals(before.get("nfe"), after.get("nfe"));
  }

  @Test
  void badInputIsNamedAndExitsWithTwo() {
    assertEquals(2, run("a", "--beta", "1.5"));
    assertTrue(err.toString().contains("beta must be 0 to 1, not 1.5"), err.toString());
    assertEquals(2, run("b", "--evolution-schedule", "0,60", "--population-schedule", "3,3,3"));
    assertTrue(err.toString().contains("must stay below the number of steps, 50"), err.toString());
    assertEquals(2, run("c", "--reward", "no-such-reward"));
    assertTrue(err.toString().contains("no-such-reward"), err.toString());
    assertEquals(2, run("d", "--eta", "2"));
    assertEquals(
        2, command("run", "--model", dir.resolve("nothing").toString(), "--reward", "contrast"));
    assertTrue(err.toString().contains("nothing"), err.toString());
    assertEquals(1, command("show", dir.toString()));
    assertTrue(err.toString().contains("is not a run"), err.toString());
    assertEquals(2, command("run"));
    for (String name : List.of("a", "b", "c", "d")) {
      assertFalse(Files.exists(dir.resolve(name)), name + " was left behind");
    }
  }

  @Test
  void aFolderThatHoldsSomethingIsNotTouched() throws Exception {
    Files.createDirectory(dir.resolve("mine"));
    Files.writeString(dir.resolve("mine/letter.txt"), "dear");
    assertEquals(1, run("mine"));
    assertTrue(err.toString().contains("exists and is not empty"), err.toString());
    assertEquals("dear", Files.readString(dir.resolve("mine/letter.txt")));
  }
}
