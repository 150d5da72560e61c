package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.model.Png;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code evosearch bench} as a person types it, on a toy. */
class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path dir;

  private int bench(String... more) {
    List<String> args = new ArrayList<>(List.of("bench", "--model", "toy:rings"));
    args.addAll(List.of("--out", dir.resolve("a").toString(), "--steps", "10", "--seeds", "2"));
    args.addAll(List.of(more));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args.toArray(String[]::new));
  }

  private List<String> arms() {
    JsonNode lines = JsonMapper.builder().build().readTree(out.toString()).get("lines");
    return StreamSupport.stream(lines.spliterator(), false)
        .map(line -> line.get("arm").asString())
        .distinct()
        .toList();
  }

  @Test
  void aToyNeedsNothingElse() throws IOException {
    assertEquals(0, bench("--budgets", "200"), err.toString());
    String said = out.toString();
    assertTrue(said.startsWith("10 runs, 0 of them done; 2000 NFE to go"), said);
    assertTrue(said.contains("evosearch family-share=0.05 "), said);
    assertTrue(said.contains("200  against best-of-n: won "), said);
    assertTrue(said.contains("modes"), said);
    assertEquals(11, Files.readAllLines(dir.resolve("a/results.csv")).size());
    assertEquals(2, Png.decode(Files.readAllBytes(dir.resolve("a/plane.png"))).width() / 1000);
    assertTrue(Files.readString(dir.resolve("a/plane.svg")).contains(">zero-order</text>"));
    assertTrue(Files.readString(dir.resolve("a/scaling-reward.svg")).contains("NFE"));
    assertTrue(Files.size(dir.resolve("a/scaling-reward.png")) > 5000);
    assertTrue(Files.size(dir.resolve("a/summary.json")) > 1000);
  }

  @Test
  void aSettingSetsApartOnlyTheMethodsThatLookAtIt() {
    assertEquals(
        0,
        bench("--budgets", "100", "--sweep", "beta=0.2/0.5", "--sweep", "lambda=1/5", "--json"),
        err.toString());
    assertEquals(
        List.of(
            "evosearch beta=0.2",
            "evosearch beta=0.5",
            "best-of-n",
            "particle lambda=1",
            "particle lambda=5",
            "zero-order"),
        arms());
  }

  @Test
  void aSettingThatNeedsAnotherIsToldApartWithIt() {
    assertEquals(
        0,
        bench(
            "--budgets",
            "100",
            "--methods",
            "evosearch",
            "--sweep",
            "screen-states=4",
            "--sweep",
            "screen-keep=0.2/0.6",
            "--json"),
        err.toString());
    assertEquals(
        List.of(
            "evosearch screen-states=4 screen-keep=0.2",
            "evosearch screen-states=4 screen-keep=0.6"),
        arms());
  }

  @Test
  void whatIsGivenForAllHoldsForAll() throws IOException {
    assertEquals(
        0,
        bench(
            "--budgets",
            "50,100",
            "--methods",
            "evosearch,best-of-n",
            "--elites=1",
            "--sweep",
            "lambda=1",
            "--json"),
        err.toString());
    String settings = Files.readString(dir.resolve("a/settings.json"));
    assertTrue(settings.contains("\"arms.evosearch.50.elites\" : \"1\""), settings);
    assertTrue(settings.contains("\"arms.best-of-n.50.steps\" : \"10\""), settings);
  }

  @Test
  void promptsAndHeldOutRewardsAreAsked() throws IOException {
    Path prompts = Files.writeString(dir.resolve("p.csv"), "Prompts,Category\n\"a, b\",x\nc,y\n");
    assertEquals(
        0,
        bench(
            "--prompts",
            prompts.toString(),
            "--guide",
            "toy:circle",
            "--held-out",
            "toy:corner",
            "--methods",
            "best-of-n",
            "--budgets",
            "100",
            "--json"),
        err.toString());
    List<String> results = Files.readAllLines(dir.resolve("a/results.csv"));
    assertTrue(results.getFirst().endsWith("reward,held-out:toy:corner,top_reward,diversity"));
    assertTrue(results.get(1).startsWith("best-of-n,1,\"a, b\",0,100,100,"), results.get(1));
    assertTrue(Files.exists(dir.resolve("a/scaling-held-out-toy-corner.png")));
    assertEquals(
        1,
        out.toString().lines().filter(line -> line.contains("\"lines\"")).count(),
        out.toString());
  }

  @Test
  void badInputIsNamedAndLeavesNothing() {
    refused("cannot sweep: Unknown option: '--bet=1'", "--sweep", "bet=1");
    refused("'beta' is not OPTION=VALUE/VALUE", "--sweep", "beta");
    refused("beta must be 0 to 1, not 2.0", "--sweep", "beta=0.5/2");
    refused("--method is for one run; a bench takes --methods", "--method", "particle");
    refused("no.csv: does not exist", "--prompts", dir.resolve("no.csv").toString());
    refused("workers must be at least 1, not 0", "--workers=0");
    refused("an NFE budget of -5", "--budgets", "-5");
    refused("no reward toy:gone", "--guide", "toy:gone");
    assertFalse(Files.exists(dir.resolve("a")));
  }

  private void refused(String why, String... options) {
    int code = bench(options);
    assertTrue(code == 2 || why.contains("does not exist"), code + " " + err);
    assertTrue(err.toString().contains(why), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }
}
