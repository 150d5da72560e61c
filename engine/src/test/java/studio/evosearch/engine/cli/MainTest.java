package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import studio.evosearch.engine.torch.TorchException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MainTest {
  private static final String ASSETS = Path.of("..", "assets").toString();
  private static final String SCENES = Path.of(ASSETS, "models", "scenes").toString();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private JsonNode json() {
    return JsonMapper.builder().build().readTree(out.toString());
  }

  @Test
  void modelsListsWhatIsBundled() {
    assertEquals(0, run("models", "--json", "--assets", ASSETS));
    JsonNode scenes = json().get(0);
    assertEquals("bundled models", scenes.get("place").stringValue());
    assertEquals("scenes", scenes.get("name").stringValue());
    assertEquals("StableDiffusionPipeline", scenes.get("class").stringValue());
    assertEquals(4_411_835, scenes.get("parameters").intValue());
    assertEquals("[\"F32\"]", scenes.get("dtypes").toString());
    assertEquals(
        "{\"name\":\"unet\",\"class\":\"UNet2DConditionModel\",\"parameters\":3688116,"
            + "\"bytes\":14752464,\"dtypes\":[\"F32\"]}",
        scenes.get("components").get(3).toString());
    assertEquals("scenes-flow", json().get(1).get("name").stringValue());
    assertEquals("CLIPModel", json().get(2).get("class").stringValue());
  }

  @Test
  void modelsFindsTheBundledFolderByItself() {
    assertEquals(0, run("models"));
    assertTrue(out.toString().startsWith("bundled models\n  scenes: Stable"), out.toString());
  }

  @Test
  void modelsSaysWhatAFolderIs() {
    assertEquals(0, run("models", SCENES));
    String expected = "  scenes: StableDiffusionPipeline, 4.41 million parameters, F32, 17.6 MB";
    assertTrue(out.toString().contains(expected), out.toString());
    assertTrue(out.toString().contains("    scheduler        DDIMScheduler\n"), out.toString());
    String one = out.toString();
    assertEquals(0, run("models", Path.of(ASSETS, "models").toString()));
    assertTrue(out.toString().startsWith(one), out.toString());
  }

  @Test
  void modelsRefusesAFolderThatIsNoModel() throws IOException {
    assertEquals(2, run("models", folder.toString()));
    assertTrue(out.toString().contains("cannot be used: " + folder + ": is not a model"), "" + out);
    Files.writeString(folder.resolve("config.json"), "{\"architectures\":[\"T5EncoderModel\"]}");
    Files.writeString(folder.resolve("pytorch_model.bin"), "x");
    assertEquals(2, run("models", folder.toString(), "--json"));
    String problem = json().get(0).get("problem").stringValue();
    assertTrue(problem.endsWith("convert it to safetensors"), problem);
  }

  @Test
  void knownFailuresAreOneLine() {
    assertEquals(2, run("models", "--assets", folder.toString()));
    assertEquals(
        "evosearch: %s: is not an assets folder: it has no models%n".formatted(folder),
        err.toString());
    assertEquals(2, run("models", "--assets", folder.toString(), "--stacktrace"));
    assertTrue(err.toString().contains("at studio.evosearch"), err.toString());
  }

  @Test
  void badArgumentsAreBadInput() {
    assertEquals(2, run("models", "--jsno"));
    assertTrue(err.toString().contains("Unknown option: '--jsno'"), err.toString());
    assertEquals(2, run());
    assertTrue(err.toString().contains("Which command?"), err.toString());
    assertEquals(0, run("--version"));
    String version = out.toString();
    assertTrue(version.startsWith("evosearch "), version);
    assertEquals(0, run("run", "--version"));
    assertEquals(version, out.toString());
  }

  @Test
  void theHelpOfRunIsGroupedAndFitsATerminal() {
    assertEquals(0, run("run", "--help"));
    List<String> lines = out.toString().lines().toList();
    assertEquals(List.of(), lines.stream().filter(line -> line.length() > 100).toList());
    List<String> headings =
        lines.stream().filter(line -> line.matches("(What|How) [a-z ]+")).toList();
    assertEquals(
        List.of(
            "What to search",
            "How to search",
            "How to denoise",
            "How much to spend",
            "What to print and where to keep it"),
        headings);
    int last = lines.indexOf("How to search");
    assertTrue(
        lines.subList(lines.indexOf("What to search"), last).stream()
            .anyMatch(line -> line.contains("--branch-from=RUN:ID@STATE")),
        out.toString());
  }

  @Test
  void failuresHaveTheirExitCodes() {
    assertEquals(2, Failures.exitCode(new IllegalArgumentException("beta is -1")));
    assertEquals("beta is -1", Failures.sentence(new IllegalArgumentException("beta is -1")));
    assertEquals(1, Failures.exitCode(new TorchException("no device cuda:0")));
    assertEquals("no device cuda:0", Failures.sentence(new TorchException("no device cuda:0")));
    assertEquals(
        "/x: does not exist",
        Failures.sentence(new UncheckedIOException(new NoSuchFileException("/x"))));
    assertEquals(
        "No space left on device", Failures.sentence(new IOException("No space left on device")));
    assertEquals(1, Failures.exitCode(new IllegalStateException()));
    assertTrue(Failures.sentence(new IllegalStateException()).startsWith("a fault in this"));
  }

  @Test
  void doctorStartsLibtorch() {
    assertEquals(0, run("doctor", "--json", "--assets", ASSETS));
    assertEquals("2.7.1", json().get("libtorch").stringValue());
    assertTrue(Files.isDirectory(Path.of(json().get("libtorch_folder").stringValue())));
    assertEquals("cpu", json().get("devices").get(0).stringValue());
    assertTrue(json().get("processors").intValue() > 0);
    assertEquals(0, run("doctor"));
    assertFalse(new CommandLine(new Main()).getSubcommands().isEmpty());
    assertTrue(out.toString().contains("libtorch         2.7.1"), out.toString());
  }
}
