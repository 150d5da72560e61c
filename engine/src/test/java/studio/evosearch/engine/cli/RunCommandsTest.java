package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.RunState;
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
  void bundledModelsAndRewardsAreNamedPlainlyAndOthersAreListed() throws Exception {
    List<String> run = List.of("run", "--prompt", "a red star", "--steps", "4", "--json", "--out");
    List<String> bundled = new ArrayList<>(run);
    bundled.add(dir.resolve("plain.evorun").toString());
    bundled.addAll(List.of("--model", "scenes", "--reward", "scene-clip=2", "--method"));
    bundled.addAll(List.of("best-of-n", "--count", "1", "--held-out", "scene-reader"));
    assertEquals(0, command(bundled.toArray(String[]::new)), err.toString());
    assertEquals(1, JSON.readTree(out.toString()).get("candidates").size());

    assertTrue(0 != command("run", "--model", "scenery", "--reward", "contrast"));
    assertTrue(err.toString().contains("scenery: is not a folder, and no bundled"), err.toString());
    assertTrue(err.toString().contains("there are scenes, scenes-flow"), err.toString());
    assertTrue(run("a.evorun", "--reward", "clip") != 0);
    assertTrue(err.toString().contains("no reward "), err.toString());
    assertTrue(err.toString().contains("scene-clip, scene-reader, colourfulness"), err.toString());
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
    assertTrue(said.startsWith("Run folder: " + dir.resolve("a.evorun")), said);
    assertTrue(Pattern.compile("Time: denoiser \\d+%, decoder \\d+%").matcher(said).find(), said);
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
    assertEquals(2, run("d.evorun", "--branch-from", dir.resolve("a.evorun") + ":2@7"));
    assertTrue(err.toString().contains("state 7 of candidate 2 was not kept"), err.toString());
  }

  @Test
  void aPartOfAModelMayComeFromAnotherFolder() throws Exception {
    List<String> args =
        List.of(
            "run",
            "--model",
            Reference.path("pipeline-sd21").toString(),
            "--component",
            "vae=" + Reference.path("vae-tiny"),
            "--negative",
            "blurry",
            "--guidance",
            "1",
            "--steps",
            "2",
            "--reward",
            "jpeg-size",
            "--method",
            "best-of-n",
            "--nfe-budget",
            "4",
            "--json",
            "--out",
            dir.resolve("a.evorun").toString());
    assertEquals(0, command(args.toArray(String[]::new)), err.toString());
    assertTrue(err.toString().contains("the negative prompt has no effect"), err.toString());
    String model = JSON.readTree(out.toString()).get("spec").get("model").asString();
    assertTrue(model.endsWith("#vae=" + Reference.path("vae-tiny").toAbsolutePath()), model);
    // Its autoencoder's latents are a quarter of a picture's sides, the model's own an eighth.
    assertEquals(64, Png.decode(Files.readAllBytes(dir.resolve("a.evorun/best.png"))).width());

    assertEquals(
        0, run("toy.evorun", "--nfe-budget", "50", "--negative", "blurry", "--guidance", "4"));
    assertTrue(err.toString().contains("toy:rings does not read negative prompts"), err.toString());
    assertTrue(err.toString().contains("toy:rings takes none"), err.toString());

    assertEquals(2, run("b.evorun", "--component", "vae=" + dir));
    assertTrue(err.toString().contains("toy:rings is a toy and has no parts"), err.toString());
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
  void aBranchTakesOverWhatIsNotGiven() throws Exception {
    run("a.evorun", "--nfe-budget", "200", "--steps", "20", "--eta", "0.5", "--prompt", "p");
    String from = dir.resolve("a.evorun").toString();
    assertEquals(0, branch("b.evorun", from + ":2@8"), err.toString());
    JsonNode spec = JSON.readTree(out.toString()).get("spec");
    assertEquals("toy:rings", spec.get("model").asString());
    assertEquals("toy:circle", spec.get("rewards").get(0).get("reference").asString());
    assertEquals(20, spec.get("steps").asInt());
    assertEquals("0.5", spec.get("eta").asString());
    assertEquals("p", spec.get("prompt").asString());
    assertEquals(0, branch("c.evorun", from + ":2@8", "--prompt", "q", "--eta", "1"));
    spec = JSON.readTree(out.toString()).get("spec");
    assertEquals("q", spec.get("prompt").asString());
    assertEquals("1", spec.get("eta").asString());
  }

  private int branch(String name, String from, String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--branch-from", from, "--json"));
    args.addAll(List.of("--nfe-budget", "100", "--out", dir.resolve(name).toString()));
    args.addAll(List.of(more));
    return command(args.toArray(String[]::new));
  }

  @Test
  void aBranchKeepsTheOtherRunsFolderWholly() throws Exception {
    run("a.evorun", "--nfe-budget", "200", "--steps", "20");
    Path relative = Path.of("").toAbsolutePath().relativize(dir.resolve("a.evorun"));
    assertFalse(relative.isAbsolute());
    assertEquals(0, branch("b.evorun", relative + ":2@8"), err.toString());
    assertEquals(
        dir.resolve("a.evorun").toString(),
        JSON.readTree(out.toString()).get("spec").get("branch").get("run").asString());
  }

  @Test
  void aBranchFromTheLastStateIsRefused() {
    run("a.evorun", "--nfe-budget", "200", "--steps", "20");
    assertEquals(2, branch("b.evorun", dir.resolve("a.evorun") + ":2@20"));
    String why = "a branch starts from a state of 0 to 19, for 20 steps, not from state 20";
    assertTrue(err.toString().contains(why), err.toString());
    assertFalse(Files.exists(dir.resolve("b.evorun")));
    assertEquals(2, branch("c.evorun", dir.resolve("a.evorun") + ":2@8", "--steps", "30"));
    assertFalse(Files.exists(dir.resolve("c.evorun")));
  }

  /** A run whose model is gone. */
  private Path broken() throws SQLException {
    Path folder = dir.resolve("broken.evorun");
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder + "/run.db");
        Statement statement = database.createStatement()) {
      assertEquals(
          1,
          statement.executeUpdate(
              "update meta set value = replace(value, 'toy:rings', 'toy:gone')"
                  + " where key = 'spec'"));
    }
    return folder;
  }

  @Test
  void aRunThatFailsSaysWhyAndHowToGoOn() throws Exception {
    run("broken.evorun", "--nfe-budget", "300");
    Path folder = broken();
    assertEquals(1, command("resume", folder.toString()));
    List<String> said = err.toString().lines().toList();
    assertEquals(4, said.size(), err.toString());
    assertTrue(said.get(0).startsWith("evosearch: no toy toy:gone, only"), err.toString());
    assertEquals("  run folder  " + folder, said.get(1));
    assertTrue(said.get(2).startsWith("  best so far candidate "), err.toString());
    assertEquals("Once the cause is gone, go on with: evosearch resume " + folder, said.get(3));
  }

  @Test
  void aFailureIsJsonToo() throws Exception {
    run("broken.evorun", "--nfe-budget", "300", "--json");
    JsonNode best = JSON.readTree(out.toString()).get("best");
    Path folder = broken();
    assertEquals(1, command("resume", folder.toString(), "--json"));
    JsonNode result = JSON.readTree(out.toString());
    assertEquals("FAILED", result.get("runState").asString());
    assertEquals(folder.toString(), result.get("run").asString());
    assertEquals(best, result.get("best"));
    assertTrue(result.get("reason").asString().startsWith("no toy toy:gone"), out.toString());
  }

  @Test
  void aSheetThatCannotBeMadeIsOnlyWarnedOf() throws Exception {
    run("a.evorun", "--nfe-budget", "300");
    Path sheet = dir.resolve("a.evorun/contact-sheet.png");
    Files.delete(sheet);
    Files.createDirectory(sheet);
    assertEquals(0, command("resume", dir.resolve("a.evorun").toString()));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains(sheet + " could not be made"), err.toString());
    assertTrue(out.toString().contains("Best: candidate"), out.toString());
  }

  @Test
  void ctrlCIsAnsweredByHowTheRunStands() {
    assertEquals(
        "Stopped. All but the generation in flight is kept. Go on with:\n  evosearch resume a",
        RunText.afterCtrlC(RunState.STOPPED, "a"));
    assertEquals(
        "The run was done already. See what it found with:\n  evosearch show 'a b'",
        RunText.afterCtrlC(RunState.DONE, "a b"));
    assertEquals(
        "The run failed. Once the cause is gone, go on with:\n  evosearch resume a",
        RunText.afterCtrlC(RunState.FAILED, "a"));
    assertTrue(RunText.afterCtrlC(RunState.RUNNING, "a").startsWith("The run did not stop in"));
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
    refused("steps must be at least 1, not 0", "--steps", "0");
    refused("steps must be at least 1, not -3", "--steps", "-3");
    refused("the model does not take 1000 steps", "--steps", "1000");
    refused("[0, 60] must stay below the number of", "--evolution-schedule", "0,60");
    refused("would pay for a generation of", "--nfe-budget", "1000000000000");
    refused("an NFE budget of -1", "--nfe-budget", "-1");
    assertEquals(
        2,
        command(
            "run",
            "--model",
            Path.of("..", "assets", "models", "scenes").toString(),
            "--reward",
            "contrast",
            "--device",
            "cuda:77",
            "--out",
            dir.resolve("a").toString()));
    assertTrue(err.toString().contains("no device cuda:77; this libtorch sees"), err.toString());
    refused("elites must be at least 0, not -2", "--elites", "-2");
    refused("reward jpeg-size has weight 0", "--reward", "jpeg-size=0");
    refused("two rewards are named toy:circle", "--reward", "toy:circle=2");
    refused("two rewards are named toy:circle", "--held-out", "toy:circle");
    assertEquals(
        2, command("run", "--model", dir.resolve("nothing").toString(), "--reward", "contrast"));
    assertTrue(err.toString().contains("nothing"), err.toString());
    assertEquals(2, command("show", dir.toString()));
    assertEquals(2, command("resume", dir.resolve("none").toString()));
    assertTrue(err.toString().contains("is not a run"), err.toString());
    assertEquals(2, command("run"));
    assertTrue(err.toString().contains("--model is missing"), err.toString());
    assertEquals(2, command("run", "--model", "toy:rings"));
    assertTrue(err.toString().contains("--reward is missing"), err.toString());
    for (String name : List.of("a", "b", "c", "d", "refused")) {
      assertFalse(Files.exists(dir.resolve(name)), name + " was left behind");
    }
  }

  private void refused(String why, String... options) {
    assertEquals(2, run("refused", options), err.toString());
    assertTrue(err.toString().contains(why), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @Test
  void aFolderThatHoldsSomethingIsNotTouched() throws Exception {
    Files.createDirectory(dir.resolve("mine"));
    Files.writeString(dir.resolve("mine/letter.txt"), "dear");
    assertEquals(2, run("mine"));
    assertTrue(err.toString().contains("exists and is not empty"), err.toString());
    assertEquals("dear", Files.readString(dir.resolve("mine/letter.txt")));
  }
}
