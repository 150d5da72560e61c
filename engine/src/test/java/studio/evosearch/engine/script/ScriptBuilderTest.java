package studio.evosearch.engine.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.checkpoint.Component;

class ScriptBuilderTest {
  @TempDir Path folder;
  private ScriptBuilder script;

  @BeforeEach
  void layout() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("toy.json"),
            """
            {"class": "Toy", "config": {}, "tensors": {
              "a.weight": [2, 3], "a.bias": [2], "b.weight": [4, 2], "spare": [1]}}
            """);
    script = new ScriptBuilder(Component.layout(file));
  }

  @Test
  void eachMethodHasItsOwnWeightsInOrderOfUse() {
    Value h = script.root().linear(script.input("x"), "a");
    script.method("first", script.root().linear(h, "b"), h);
    script.method("second", script.root().linear(script.input("y"), "b"));
    Script built = script.build();
    assertEquals(List.of("a.weight", "a.bias", "b.weight"), built.method("first").weights());
    assertEquals(List.of("b.weight"), built.method("second").weights());
    assertEquals(List.of("y"), built.method("second").inputs());
    assertEquals(List.of("spare"), built.unused());
    assertTrue(built.source().contains("torch.linear(x, w[0], w[1])  # a\n"), built.source());
    assertTrue(built.source().contains("torch.linear(y, w[0], None)  # b\n"), built.source());
    assertTrue(built.source().contains("return [x1, x0]\n"), built.source());
  }

  @Test
  void aLineTellsItsPlaceInTheCheckpoint() {
    script.method("forward", script.root().linear(script.input("x"), "a").silu());
    Script built = script.build();
    List<String> lines = built.source().lines().toList();
    int line = lines.indexOf("    x1 = torch.silu(x0)  # a") + 1;
    assertEquals(Optional.of("a"), built.place(line));
    assertEquals(Optional.empty(), built.place(1));
    assertEquals(Optional.empty(), built.place(9999));
  }

  @Test
  void whatIsMissingIsNamedWithWhatCameBefore() {
    Value h = script.root().linear(script.input("x"), "a");
    var e = assertThrows(LayoutException.class, () -> script.root().at("c", 3).linear(h, "proj"));
    assertTrue(e.toString().contains("Toy in "), e.toString());
    assertTrue(e.toString().contains("no tensor c.3.proj.weight (needed after a)"), e.toString());
  }

  @Test
  void helpersTakeTheirWeightsFromTheMethodThatFollows() {
    Value state = script.listInput("state");
    Value h = script.root().linear(script.input("x"), "a");
    script.helper("part", List.of(h.add(state.entry(0)), h));
    script.method("whole", script.root().linear(script.input("y"), "b"));
    Script built = script.build();
    assertEquals(List.of("whole"), built.methods().stream().map(Script.Method::name).toList());
    assertEquals(List.of("a.weight", "a.bias", "b.weight"), built.method("whole").weights());
    assertTrue(
        built
            .source()
            .contains(
                "def part(self: __torch__.M, w: List[Tensor], state: List[Tensor], x: Tensor)"),
        built.source());
    assertTrue(built.source().contains("torch.linear(y, w[2], None)"), built.source());
  }

  @Test
  void aScriptCannotEndInTheMiddleOfAMethod() {
    Value unfinished = script.root().linear(script.input("x"), "a");
    assertFalse(unfinished.toString().isEmpty());
    assertThrows(IllegalStateException.class, script::build);
  }
}
