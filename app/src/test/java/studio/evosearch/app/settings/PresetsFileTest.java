package studio.evosearch.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.settings.Presets.Preset;

class PresetsFileTest {
  @TempDir Path folder;

  @Test
  void keepsWhatWasSaved() throws IOException {
    Path file = folder.resolve("config").resolve("presets.json");
    Preset evolves = new Preset("evolves", TestBench.toySpec());
    Preset best = new Preset("best", TestBench.bestOf(5));
    new PresetsFile(file).change(p -> p.with(evolves).with(best).withPrompt("a star"));
    assertEquals(
        new Presets(List.of(evolves, best), List.of("a star")), new PresetsFile(file).read());
  }

  @Test
  void aFileThatCannotBeReadIsSetAside() throws IOException {
    Path file = Files.writeString(folder.resolve("presets.json"), "{ no json");
    assertEquals(Presets.NONE, new PresetsFile(file).read());
    assertEquals("{ no json", Files.readString(folder.resolve("presets.json.unreadable")));
  }

  @Test
  void aPresetOfTheSameNameIsReplaced() {
    Presets kept =
        Presets.NONE
            .with(new Preset("mine", TestBench.toySpec()))
            .with(new Preset("mine", TestBench.bestOf(3)));
    assertEquals(List.of(new Preset("mine", TestBench.bestOf(3))), kept.own());
  }

  @Test
  void theLastPromptsAreKeptOnceEach() {
    Presets kept = Presets.NONE.withPrompt("b").withPrompt("a").withPrompt("b").withPrompt(" ");
    assertEquals(List.of("b", "a"), kept.prompts());
    Presets many =
        IntStream.range(0, 40)
            .mapToObj(String::valueOf)
            .reduce(Presets.NONE, Presets::withPrompt, (a, b) -> b);
    assertEquals(12, many.prompts().size());
    assertEquals("39", many.prompts().getFirst());
  }
}
