package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.RunSpec;

class AdvancedSettingsTest {
  private static final Path REFERENCE =
      Path.of("..", "engine", "src", "test", "resources", "reference");
  private static final Path SD21 = folder("pipeline-sd21");

  @TempDir Path home;

  private TestBench test;
  private SetupViewModel setup;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    setup = new SetupViewModel(test.bench(), home.resolve("hub"));
    setup.model.choose(SD21.toString());
  }

  @AfterEach
  void close() {
    test.close();
    assertEquals(List.of(), test.problems());
  }

  private static Path folder(String name) {
    return REFERENCE.resolve(name).toAbsolutePath().normalize();
  }

  private RunSpec draft() {
    return test.bench().draft().spec().get().orElseThrow();
  }

  private String summary() {
    return new Summaries(setup).advanced().getValue();
  }

  @Test
  void theDraftKeepsWhereAndHow() {
    assertEquals("cpu", draft().device());
    assertEquals("", summary());
    setup.advanced.precision.set("bf16");
    setup.advanced.precise("vae", "float32");
    setup.advanced.offload.set("component");
    assertEquals("cpu bf16 vae=float32 offload=component", draft().device());
    assertEquals("bf16 · vae float32 · offload one by one", summary());
    setup.advanced.precise("vae", "");
    assertEquals("cpu bf16 offload=component", draft().device());
  }

  @Test
  void aPartThatFitsIsTakenFromItsFolder() {
    setup.advanced.parts.put("vae", folder("vae-tiny"));
    assertEquals(SD21 + "#vae=" + folder("vae-tiny"), draft().model());
    assertEquals(List.of("text_encoder", "unet", "vae"), sorted(setup.checkup().parts().get()));
    assertEquals(Optional.empty(), setup.misfit().get());
    assertEquals("vae from vae-tiny", summary());
    test.pumpUntil(() -> setup.model.probe().get().isPresent());
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  @Test
  void aPartThatIsGivenBackLeavesNoPrecision() {
    setup.checkup().open.set(true);
    setup.advanced.parts.put("preview_vae", folder("vae-tiny"));
    setup.advanced.precise("preview_vae", "float16");
    assertEquals("cpu preview_vae=float16", draft().device());
    setup.advanced.giveBack("preview_vae");
    assertEquals("cpu", draft().device());
    assertEquals(SD21.toString(), draft().model());
    assertEquals(List.of("text_encoder", "unet", "vae"), sorted(setup.checkup().parts().get()));
    test.pumpUntil(() -> setup.model.probe().get().isPresent());
  }

  @Test
  void aPartThatDoesNotFitHoldsTheDraftBackAndSaysWhy() {
    setup.advanced.parts.put("vae", folder("vae-kl-flux"));
    assertEquals(Section.ADVANCED, setup.misfit().get().orElseThrow().section());
    String why = setup.checkup().misfits().get().getOrDefault("vae", "");
    assertTrue(why.contains("config.json: in_channels: expected 16"), why);
    assertEquals(Optional.empty(), test.bench().draft().spec().get());
    setup.advanced.parts.remove("vae");
    assertEquals(Optional.empty(), setup.misfit().get());
    test.pumpUntil(() -> setup.model.probe().get().isPresent());
    assertEquals(SD21.toString(), draft().model());
  }

  @Test
  void whatTheModelTakesIsToldWhileAPersonLooks() {
    assertEquals("", setup.checkup().memory().get());
    setup.checkup().open.set(true);
    assertTrue(
        setup.checkup().memory().get().matches("Needs about .* that are free; all parts stay.*"),
        setup.checkup().memory().get());
    assertTrue(setup.checkup().replaceable().get().contains("preview_vae"));
    setup.advanced.offload.set("component");
    assertTrue(setup.checkup().memory().get().contains("at a time"));
    setup.model.choose(ModelChoice.unread("toy:rings"));
    assertEquals("", setup.checkup().memory().get());
  }

  @Test
  void whatIsLoadedComesOutAsItWasAndCanBeUndone() {
    RunSpec before = draft();
    setup.advanced.parts.put("preview_vae", folder("vae-tiny"));
    setup.advanced.precise("unet", "bf16");
    setup.advanced.offload.set("none");
    RunSpec changed = draft();
    test.bench().draft().load(before);
    assertEquals(before, draft());
    test.bench().draft().load(changed);
    assertEquals(changed, draft());
    assertEquals("pipeline-sd21", setup.model.chosen().get().name());
    test.pumpUntil(() -> setup.model.probe().get().isPresent());
  }

  @Test
  void whatWasChosenForAGpuIsNotTakenToACpu() {
    setup.advanced.load(TestBench.toySpec(), "cuda:0 bf16");
    assertEquals("cuda:0 bf16", setup.advanced.place("cuda:0 bf16"));
    setup.advanced.load(TestBench.toySpec(), "cpu bf16");
    assertEquals("cpu", setup.advanced.place("cpu bf16"));
  }

  @Test
  void anotherModelHasOtherParts() {
    setup.advanced.parts.put("preview_vae", folder("vae-tiny"));
    setup.advanced.precise("unet", "bf16");
    setup.advanced.offload.set("none");
    setup.model.choose(ModelChoice.unread("toy:rings"));
    assertEquals(Map.of(), setup.advanced.parts);
    assertEquals("toy:rings", draft().model());
    assertEquals("cpu offload=none", draft().device());
  }

  @Test
  void thePrecisionFollowsThePreferencesUntilAnotherIsChosen() {
    test.bench().preferences().change(p -> p.withDevice("cpu bf16"));
    assertEquals("cpu bf16", draft().device());
    assertEquals("", summary());
    setup.advanced.precision.set("");
    assertEquals("automatic precision", summary());
    test.bench().preferences().change(p -> p.withDevice("cpu float16"));
    assertEquals("cpu", draft().device());
  }

  @Test
  void anOpenPartIsRemembered() {
    setup.unfold(Section.ADVANCED, true);
    assertTrue(new SetupViewModel(test.bench(), home).unfolded(Section.ADVANCED));
    setup.unfold(Section.ADVANCED, false);
    assertFalse(setup.unfolded(Section.ADVANCED));
  }
}
