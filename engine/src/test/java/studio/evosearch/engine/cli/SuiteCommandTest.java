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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.run.Deletion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code evosearch suite} as a person types it, on a toy. */
class SuiteCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path dir;

  private int suite(String... more) {
    List<String> args = new ArrayList<>(List.of("suite", "--model", "toy:rings", "--steps", "10"));
    args.addAll(List.of("--reward", "toy:circle", "--nfe-budget", "100"));
    args.addAll(List.of("--prompts", dir.resolve("p.txt").toString()));
    args.addAll(List.of("--out", dir.resolve("out").toString()));
    args.addAll(List.of(more));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args.toArray(String[]::new));
  }

  @BeforeEach
  void prompts() throws IOException {
    Files.writeString(dir.resolve("p.txt"), "a red star\na blue ring\n");
  }

  @Test
  void everyPromptGetsARun() {
    assertEquals(0, suite("--json"), err.toString());
    JsonNode found = JsonMapper.builder().build().readTree(out.toString());
    assertEquals(2, found.size());
    assertEquals("a blue ring", found.get(1).get("prompt").asString());
    assertEquals("DONE", found.get(1).get("runState").asString());
    assertEquals(
        dir.resolve("out/002-a-blue-ring.evorun").toString(), found.get(1).get("run").asString());
    assertTrue(Files.exists(Path.of(found.get(1).get("picture").asString())));
    assertTrue(err.toString().contains("2 of 2 | a blue ring: reward "), err.toString());
    assertTrue(Files.exists(dir.resolve("out/suite.png")));
  }

  @Test
  void whatIsThereIsNotSearchedAgain() throws IOException {
    assertEquals(0, suite());
    Path first = dir.resolve("out/001-a-red-star.evorun/run.db");
    byte[] before = Files.readAllBytes(first);
    Deletion.of(dir.resolve("out/002-a-blue-ring.evorun"));
    assertEquals(0, suite());
    assertEquals(before.length, Files.size(first));
    assertTrue(Files.exists(dir.resolve("out/002-a-blue-ring.evorun/run.db")));
    assertTrue(out.toString().contains("mean of 2 prompts"), out.toString());
  }

  @Test
  void runsOfOtherSettingsAreRefused() {
    assertEquals(0, suite());
    assertEquals(2, suite("--seed", "4"));
    assertTrue(
        err.toString().contains("001-a-red-star.evorun: is a run with seed 0, not 4"),
        err.toString());
  }

  @Test
  void aBadFileOfPromptsIsNamedBeforeAnythingIsMade() throws IOException {
    Files.writeString(dir.resolve("p.txt"), "# none\n");
    assertEquals(2, suite());
    assertTrue(err.toString().contains("p.txt: holds no prompt"), err.toString());
    assertFalse(Files.exists(dir.resolve("out")));
  }
}
