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
import picocli.CommandLine;

class TrustCommandTest {
  private static final String URL = "http://127.0.0.1:9/v1/chat/completions";

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

  @Test
  void anAddressIsNamedBeforeAPersonAllowsIt() throws IOException {
    Path folder = Files.createDirectory(home.resolve("judge"));
    Files.writeString(
        folder.resolve("reward.json"),
        """
        {"kind": "http", "url": "%s", "model": "m", "criteria": {"a": {"question": "?"}}}
        """
            .formatted(URL));
    String[] run = {
      "run", "--model", "toy:rings", "--reward", folder.toString(), "--out", home + "/a.evorun"
    };
    assertTrue(says(2, run).contains("it sends prompts and pictures to " + URL));
    assertTrue(says(0, "rewards", folder.toString()).contains(folder.toString()));
    assertTrue(says(0, "trust", folder.toString()).contains("Allowed from now on: it sends"));
    assertTrue(says(0, "trust", folder.toString()).contains("nothing to allow"));
  }

  @Test
  void theKindsOfRewardAreListedWithTheirLicences() {
    String list = says(0, "rewards");
    for (String kind :
        new String[] {
          "CLIPModel", "hpsv2", "image-reward", "laion-aesthetic", "torchscript", "http"
        }) {
      assertTrue(list.lines().anyMatch(kind::equals), kind + " in " + list);
    }
    assertTrue(list.contains("Licence: Apache-2.0"), list);
  }

  private static String says(int exitCode, String... arguments) {
    StringWriter text = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
    assertEquals(exitCode, line.execute(arguments), text::toString);
    return text.toString();
  }
}
