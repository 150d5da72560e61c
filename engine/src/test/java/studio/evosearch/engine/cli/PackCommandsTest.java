package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.checkpoint.UserFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PackCommandsTest {
  private static final Path ASSETS = Path.of("..", "assets");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path home;
  private String before = "";

  @BeforeEach
  void aHomeOfItsOwn() {
    before = System.setProperty("user.home", home.toString());
  }

  @AfterEach
  void home() {
    System.setProperty("user.home", before);
  }

  private String says(int exitCode, Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words);
    assertEquals(exitCode, code, () -> out + "" + err);
    return out.toString();
  }

  private JsonNode json(Object... arguments) {
    return JsonMapper.builder().build().readTree(says(0, arguments));
  }

  @Test
  void aModelIsFoundWhereItWasUnpacked() {
    Path pack = home.resolve("scenes.evopack");
    JsonNode packed =
        json("pack", ASSETS.resolve("models").resolve("scenes"), "--out", pack, "--json");
    assertEquals("model", packed.get("kind").stringValue());
    assertEquals(pack.toString(), packed.get("pack").stringValue());
    assertTrue(packed.get("packed").longValue() < packed.get("size").longValue());
    Path models = home.resolve("EvoSearch").resolve("models");
    assertEquals(
        models.resolve("scenes").toString(),
        json("unpack", pack, "--json").get("folder").asString());
    assertEquals(
        models.resolve("scenes-2").toString(),
        json("unpack", pack, "--json").get("folder").asString());
    String list = says(0, "models", "--assets", ASSETS);
    assertTrue(list.contains("    " + models.resolve("scenes-2") + "\n"), list);
  }

  @Test
  void aRunGoesIntoTheLibraryThatThePersonPrefers() throws IOException {
    Path run = home.resolve("a.evorun");
    says(
        0,
        "run",
        "--model",
        "toy:rings",
        "--reward",
        "toy:circle",
        "--nfe-budget",
        40,
        "--out",
        run);
    Path pack = home.resolve("b.evopack");
    String told = says(0, "pack", run, "--out", pack);
    assertTrue(told.startsWith(pack + ": the run a.evorun, "), told);
    assertTrue(
        says(0, "unpack", pack).startsWith(home.resolve("EvoSearch/a.evorun") + ": the run"));
    Path preferences = UserFolder.here().resolve(UserFolder.PREFERENCES);
    Files.createDirectories(preferences.getParent());
    Files.writeString(preferences, "{\"runs\": \"%s\"}".formatted(home.resolve("my runs").toUri()));
    Path there = home.resolve("my runs").resolve("a.evorun");
    assertTrue(says(0, "unpack", pack).startsWith(there + ": the run a.evorun, "));
    assertEquals(
        json("show", run, "--json").get("candidates"),
        json("show", there, "--json").get("candidates"));
    Files.writeString(preferences, "{");
    assertTrue(says(0, "unpack", pack).startsWith(home.resolve("EvoSearch/a-2.evorun") + ": the"));
  }

  @Test
  void aRewardSaysWhatItAsksFor() throws IOException {
    Path reward = Files.createDirectory(home.resolve("judge"));
    Files.writeString(
        reward.resolve("reward.json"),
        "{\"kind\": \"http\", \"url\": \"http://127.0.0.1:9/\", \"model\": \"m\", \"criteria\":"
            + " {}}");
    Path pack = home.resolve("judge.evopack");
    says(0, "pack", reward, "--out", pack);
    String told = says(0, "unpack", pack);
    assertTrue(told.contains("Before it can be used: it sends prompts and pictures to http"), told);
    Path unpacked = home.resolve("EvoSearch").resolve("models").resolve("judge");
    assertTrue(told.contains("evosearch trust '" + unpacked + "'"), told);
    assertTrue(says(0, "rewards").contains(unpacked.toString()));
  }

  @Test
  void whatCannotBePackedOrUnpackedIsBadInput() throws IOException {
    says(2, "pack", home, "--out", home.resolve("x.evopack"));
    assertTrue(err.toString().contains(": is neither a run nor a model nor a reward"), "" + err);
    Path pack = Files.writeString(home.resolve("x.evopack"), "not a zip");
    says(2, "unpack", pack);
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith("evosearch: " + pack + ": is no pack"), "" + err);
    says(2, "pack", home.resolve("none"), "--out", pack);
    says(1, "unpack", home.resolve("none.evopack"));
    assertTrue(err.toString().endsWith("none.evopack: does not exist\n"), "" + err);
    assertEquals("not a zip", Files.readString(pack));
  }
}
