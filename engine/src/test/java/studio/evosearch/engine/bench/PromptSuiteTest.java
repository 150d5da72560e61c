package studio.evosearch.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.evosearch.engine.checkpoint.Assets;

class PromptSuiteTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static PromptSuite.Entry entry(String prompt, String category) {
    return new PromptSuite.Entry(prompt, category);
  }

  @Test
  void aTextFileHasAPromptALineAndComments() throws IOException {
    Path file = file("hard-ones.txt", "# easy first\na star # red\n\n  two rings \n");
    assertEquals(
        new PromptSuite("hard ones", List.of(entry("a star", ""), entry("two rings", ""))),
        PromptSuite.read(file));
  }

  @Test
  void drawBenchIsReadAsItIs() throws IOException {
    String text =
        """
        \uFEFFPrompts,Category
        A red colored car.,Colors
        "A sign that says ""Hello"", twice.",Text

        "A fish
        eating a pelican.",Conflicting
        """;
    PromptSuite suite = PromptSuite.read(file("DrawBench.csv", text.replace("\n", "\r\n")));
    assertEquals(
        List.of(
            entry("A red colored car.", "Colors"),
            entry("A sign that says \"Hello\", twice.", "Text"),
            entry("A fish\r\neating a pelican.", "Conflicting")),
        suite.entries());
    assertEquals("DrawBench", suite.name());
  }

  @Test
  void aTableNeedsNoCategoryAndMayHoldMore() throws IOException {
    Path file = file("a.csv", "id,prompts,note\n7,a star,\n8,a ring");
    assertEquals(
        List.of(entry("a star", ""), entry("a ring", "")), PromptSuite.read(file).entries());
  }

  @Test
  void aJsonListHoldsPromptsOrObjects() throws IOException {
    Path file =
        file(
            "a.json",
            """
            ["a star", {"prompt": " a ring", "category": "shapes"}, {"prompt": "x"}]
            """);
    assertEquals(
        List.of(entry("a star", ""), entry("a ring", "shapes"), entry("x", "")),
        PromptSuite.read(file).entries());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.csv  | Prompt,Category;x,y        | a.csv:1: expected a column Prompts, found Prompt,"
            + " Category",
        "b.csv  | Prompts,Category;x,y;;,y   | b.csv:4: expected a prompt in column Prompts, found"
            + " nothing",
        "c.csv  | Prompts;'x;y               | c.csv:2: a quote is opened here and never closed",
        "d.csv  | Prompts;'x'y               | d.csv:2: expected a comma or the line's end",
        "e.csv  | Prompts                    | e.csv: holds no prompt, expected at least one",
        "f.csv  | ''                         | f.csv:1: expected a column Prompts, found ",
        "a.json | {'prompt': 'x'}            | a.json: expected a list of prompts, found an object",
        "b.json | ['x',;'y'                  | b.json:2: is not JSON",
        "c.json | ['x', 5]                   | c.json:[1]: expected a prompt or an object with"
            + " prompt, found 5",
        "d.json | [{'category': 'x'}]        | d.json:[0].prompt: expected a prompt, found nothing",
        "e.json | [{'prompt': ['x']}]        | e.json:[0].prompt: expected a prompt, found a list",
        "f.json | [{'prompt':'x','category':3}] | f.json:[0].category: expected a text, found 3",
        "g.json | [' ']                      | g.json:[0]: expected a prompt",
        "a.txt  | # nothing                  | a.txt: holds no prompt, expected at least one",
        "a.tsv  | x                          | a.tsv: expected a file of prompts ending in one of",
      })
  void whatIsNoSuiteIsNamedByFileAndPlace(String name, String text, String why) throws IOException {
    Path file = file(name, text.replace(';', '\n').replace('\'', '"'));
    BadSuiteException refused = assertThrows(BadSuiteException.class, () -> PromptSuite.read(file));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.startsWith(folder.resolve(why).toString()), said);
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    Path file = folder.resolve("a.txt");
    Files.write(file, "Stra\u00dfe".getBytes(StandardCharsets.ISO_8859_1));
    BadSuiteException refused = assertThrows(BadSuiteException.class, () -> PromptSuite.read(file));
    assertEquals(file + ": is not UTF-8 text", refused.getMessage());
  }

  @Test
  void bundledSuitesAreRead() throws IOException {
    List<Path> files = Assets.find(Optional.empty()).orElseThrow().prompts();
    assertTrue(files.size() >= 2);
    for (Path file : files) {
      assertTrue(PromptSuite.read(file).prompts().size() >= 14, file.toString());
    }
  }
}
