package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScheduleCommandTest {
  private static final String SCENES = Path.of("..", "assets", "models", "scenes").toString();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private JsonNode json() {
    return JsonMapper.builder().build().readTree(out.toString());
  }

  @Test
  void aModelFolderIsListedStateByState() {
    assertEquals(0, run("schedule", "--model", SCENES, "--steps", "50", "--json"));
    assertEquals("v", json().get("prediction").stringValue());
    assertEquals(51, json().get("states").size());
    JsonNode first = json().get("states").get(0);
    // diffusers: alphas_cumprod[981] and the std of DDIM's first step at eta 1.
    assertEquals(981, first.get("timestep").doubleValue());
    assertEquals(0.005775495897978544, Math.pow(first.get("alpha").doubleValue(), 2), 1e-7);
    assertEquals(0.45446333289146423, first.get("sdeStd").doubleValue(), 1e-6);
    JsonNode last = json().get("states").get(50);
    assertFalse(last.has("timestep"));
    assertEquals(1 - 0.9991499781608582, Math.pow(last.get("sigma").doubleValue(), 2), 1e-7);
  }

  @Test
  void aToyIsListedAsText() {
    assertEquals(0, run("schedule", "--model", "toy:rings-flow", "--steps", "2"));
    assertEquals(
        """
        toy:rings-flow, flow prediction, 2 steps
         state   timestep      alpha      sigma        std
             0   1000.000   0.000000   1.000000   0.500000
             1    500.000   0.500000   0.500000   0.000000
             2          -   1.000000   0.000000          -
        """,
        out.toString().replace("\r\n", "\n"));
  }

  @Test
  void aFluxFolderIsShiftedByItsTokens(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("scheduler"));
    Files.writeString(
        folder.resolve("model_index.json"),
        """
        {"_class_name": "FluxPipeline",
         "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"]}
        """);
    Files.writeString(
        folder.resolve("scheduler").resolve("scheduler_config.json"),
        """
        {"_class_name": "FlowMatchEulerDiscreteScheduler", "base_image_seq_len": 256,
         "base_shift": 0.5, "max_image_seq_len": 4096, "max_shift": 1.15,
         "num_train_timesteps": 1000, "shift": 3.0, "use_dynamic_shifting": true}
        """);
    String model = folder.toString();
    assertEquals(
        0, run("schedule", "--model", model, "--steps", "20", "--tokens", "1024", "--json"));
    // From flow_match_euler.json, "flux dynamic", 20 steps, 1024 tokens.
    JsonNode second = json().get("states").get(1);
    assertEquals(0.9727331399917603, second.get("sigma").doubleValue(), 1e-6);
    assertEquals(972.733154296875, second.get("timestep").doubleValue(), 1e-3);
  }

  @Test
  void badInputIsNamed() {
    assertEquals(2, run("schedule", "--model", "toy:moons"));
    assertTrue(err.toString().contains("no toy toy:moons, only toy:rings"), err.toString());
    assertEquals(2, run("schedule", "--model", SCENES, "--steps", "5000"));
    assertTrue(err.toString().contains("5000 steps: expected 1..1000"), err.toString());
    assertEquals(2, run("schedule"));
    assertTrue(err.toString().contains("--model"), err.toString());
  }
}
