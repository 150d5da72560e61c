package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import studio.evosearch.engine.Reference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench-model} and {@code doctor --model}. */
class BenchModelCommandTest {
  @TempDir Path dir;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void aLayoutIsMeasuredAndLeavesNothingBehind() {
    String layout = Reference.path("layouts/taesd.json").toString();
    List<String> options = List.of("--grid", "4,4", "--batch", "2", "--seconds", "0");
    List<String> arguments = new ArrayList<>(List.of("bench-model", "--layout", layout));
    arguments.addAll(options);
    arguments.addAll(
        List.of("--dtype", "bf16", "--threads", "1", "--scratch", dir.toString(), "--json"));
    assertEquals(0, run(arguments.toArray(String[]::new)), err.toString());
    JsonNode bench = JsonMapper.shared().readTree(out.toString());
    assertEquals("AutoencoderTiny", bench.get("kind").asString());
    assertEquals(2, bench.get("batch").asInt());
    assertTrue(bench.get("rowsPerSecond").asDouble() > 0);
    assertTrue(bench.get("flops").asLong() > 0);
    assertEquals(List.of(), List.of(Objects.requireNonNull(dir.toFile().list())));
  }

  @Test
  void aFolderOfOneNetworkNeedsNoComponentNamed() {
    String unet = Reference.path("unet-sd21").toString();
    assertEquals(0, run("bench-model", "--model", unet, "--threads", "1", "--seconds", "0"));
    assertTrue(out.toString().contains("UNet2DConditionModel"), out.toString());
  }

  @Test
  void aModelOrALayoutHasToBeNamed() {
    assertEquals(2, run("bench-model", "--batch", "2"));
    assertTrue(err.toString().contains("--model"), err.toString());
  }

  @Test
  void doctorTellsAModelsMemoryForADeviceThatIsNotHere() {
    String model = Reference.asset("models/scenes").toString();
    assertEquals(
        0,
        run("doctor", "--model", model, "--device", "cuda:7", "--precision", "bf16,vae=float32"),
        err.toString());
    assertTrue(out.toString().contains("StableDiffusionPipeline on cuda:7 bf16 vae=float32"));
    assertTrue(out.toString().contains("The device's memory cannot be told."), out.toString());
  }

  @Test
  void severalDevicesAndAPrecisionAreOneRun() {
    String model = Reference.asset("models/scenes").toString();
    assertEquals(
        0,
        run(
            "run",
            "--model",
            model,
            "--prompt",
            "a red star",
            "--reward",
            "jpeg-size",
            "--method",
            "best-of-n",
            "--nfe-budget",
            "8",
            "--steps",
            "2",
            "--batch",
            "2",
            "--threads",
            "1",
            "--device",
            "cpu,cpu",
            "--precision",
            "bf16",
            "--out",
            dir.resolve("a.evorun").toString(),
            "--json"),
        err.toString());
    JsonNode report = JsonMapper.shared().readTree(out.toString());
    assertEquals("cpu,cpu bf16", report.get("spec").get("device").asString());
    assertEquals(8, report.get("nfe").asInt());
  }
}
