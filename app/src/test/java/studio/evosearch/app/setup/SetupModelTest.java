package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.model.Size;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunSpec;

/** What another model and another size bring about. */
class SetupModelTest extends SetupCase {
  @Test
  void theBundledModelIsTheFirstWhereItIsThere() {
    SetupViewModel bundled = new SetupViewModel(test.bench(), home.resolve("hub"));
    RunSpec spec = draft();
    assertEquals("scenes", String.valueOf(Path.of(spec.model()).getFileName()));
    assertTrue(Files.isDirectory(Path.of(spec.model())));
    assertTrue(Files.isDirectory(Path.of(spec.rewards().getFirst().reference())));
    assertEquals("Scenes", bundled.model.chosen().get().name());
    assertEquals(Optional.of("Apache-2.0"), bundled.model.chosen().get().licence());
    assertTrue(bundled.model.shelf().get().fits(bundled.model.chosen().get()));
    assertTrue(
        bundled.model.shelf().get().suites().stream()
            .anyMatch(suite -> suite.prompts().contains(spec.prompt())));
    assertEquals(bundled.model.chosen().get().studio().steps().orElseThrow(), spec.steps());
    assertEquals(bundled.model.chosen().get().studio().guidance().orElseThrow(), spec.guidance());
  }

  @Test
  void whatCameInAPackIsFoundAndUsed() throws IOException {
    Path models = home.resolve("runs").resolve("models");
    Path assets = Path.of("..", "assets");
    copy(assets.resolve("models").resolve("scenes-flow"), models.resolve("flow"));
    copy(assets.resolve("rewards").resolve("scene-reader"), models.resolve("reader"));
    bench.draft().useModel(models.resolve("flow"));
    assertEquals(models.resolve("flow").toString(), draft().model());
    assertEquals(List.of(), bench.preferences().current().get().models());
    assertTrue(setup.model.shelf().get().model(draft().model()).isPresent());
    bench.draft().addReward(models.resolve("reader"));
    bench.draft().addReward(models.resolve("reader"));
    String reader = models.resolve("reader").toString();
    assertEquals(new RewardTerm(reader, 1), draft().rewards().getLast());
    assertEquals(2, draft().rewards().size());
    assertTrue(setup.rewards.entries.stream().anyMatch(e -> e.reference().equals(reader)));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  @Test
  void aModelsDefaultsDoNotUndoWhatWasSetMeanwhile() {
    setup.model.choose(ModelChoice.unread("toy:grid"));
    setup.sampling.steps.set(10);
    setup.sampling.batch.set(3);
    measured();
    assertEquals(10, draft().steps());
    assertEquals(3, draft().batch());
    setup.model.choose(ModelChoice.unread("toy:rings"));
    measured();
    assertEquals(50, draft().steps());
    assertEquals(64, draft().batch());
  }

  @Test
  void aModelThatCannotBeOpenedSaysSoAndHoldsTheDraftBack() {
    bench
        .draft()
        .load(with(TestBench.toySpec(), home.resolve("gone").toString(), Optional.empty()));
    test.pumpUntil(() -> setup.misfit().get().isPresent());
    assertEquals(Section.MODEL, setup.misfit().get().orElseThrow().section());
    assertTrue(bench.draft().spec().get().isEmpty());
    assertTrue(bench.draft().problem().get().contains("gone"), bench.draft().problem().get());
    setup.model.choose(ModelChoice.unread("toy:rings"));
    assertTrue(bench.draft().spec().get().isPresent());
  }

  @Test
  void aFolderWithoutAModelIsRefusedAndTheOldOneKept() throws java.io.IOException {
    setup.model.open(Files.createDirectory(home.resolve("empty")));
    assertTrue(setup.model.refusal().get().contains("empty"), setup.model.refusal().get());
    assertEquals("toy:rings", draft().model());
    assertEquals(List.of(), bench.preferences().current().get().models());
  }

  @Test
  void aFolderWithAModelIsTakenAndRemembered() {
    Path folder = Path.of("..", "assets", "models", "scenes-flow").toAbsolutePath().normalize();
    setup.model.open(folder);
    assertEquals(folder.toString(), draft().model());
    assertEquals(List.of(folder), bench.preferences().current().get().models());
    assertEquals("colourfulness", draft().rewards().getFirst().reference());
    assertEquals("a red star above a blue circle at night", draft().prompt());
    assertEquals(20, draft().steps());
  }

  @Test
  void aSizeIsTheModelsOwnUntilOneIsTyped() {
    measured();
    assertEquals(WantedSize.OWN, draft().size());
    assertEquals(Optional.of(Size.picture(64, 64)), setup.ownSize().get());
    setup.sampling.size.width.set("64");
    assertEquals(
        Optional.of(new Misfit(Section.SAMPLING, "A size needs both its width and its height.")),
        setup.misfit().get());
    setup.sampling.size.height.set("48x");
    assertEquals(Section.SAMPLING, setup.misfit().get().orElseThrow().section());
    setup.sampling.size.height.set("64");
    setup.sampling.size.frames.set("1");
    assertEquals(
        new WantedSize(OptionalInt.of(64), OptionalInt.of(64), OptionalInt.of(1)), draft().size());
  }

  @Test
  void aSizeTheModelDoesNotMakeIsSaidOnceItWasTried() {
    measured();
    setup.sampling.size.load(
        new WantedSize(OptionalInt.of(128), OptionalInt.of(96), OptionalInt.empty()));
    setup.sizeEntered();
    test.pumpUntil(() -> setup.misfit().get().isPresent());
    assertEquals(
        "toy:rings draws pictures of 64 x 64 and no others; leave the size out",
        setup.misfit().get().orElseThrow().text());
    assertEquals(Optional.of(Size.picture(64, 64)), setup.ownSize().get(), "still");
    setup.sampling.size.load(WantedSize.OWN);
    setup.sizeEntered();
    assertEquals(Optional.empty(), setup.misfit().get());
    measured();
  }

  @Test
  void whatAModelDoesNotReadIsSaid() {
    GuidanceHints hints = new GuidanceHints(setup);
    assertEquals("toy:rings does not read negative prompts.", hints.negative().getValue());
    assertEquals("toy:rings takes no guidance.", hints.guidance().getValue());
    assertTrue(hints.noNegative().getValue() && hints.noGuidance().getValue());
    setup.model.open(Path.of("..", "assets", "models", "scenes").toAbsolutePath().normalize());
    assertFalse(hints.noNegative().getValue(), "not known before a person looks");
    setup.checkup().open.set(true);
    assertEquals("", hints.negative().getValue());
    setup.sampling.guidance.set(1);
    assertTrue(hints.negative().getValue().startsWith("At guidance 1 the model sees the prompt"));
    assertEquals("", hints.guidance().getValue());
    assertFalse(hints.noNegative().getValue() || hints.noGuidance().getValue());
  }

  @Test
  void anotherModelBeginsWithItsOwnSizeAndALoadedRunWithItsOwn() {
    WantedSize size = new WantedSize(OptionalInt.of(64), OptionalInt.of(64), OptionalInt.empty());
    setup.sampling.size.load(size);
    RunSpec sized = draft();
    setup.model.choose(ModelChoice.unread("toy:grid"));
    assertEquals(WantedSize.OWN, draft().size());
    bench.draft().load(sized);
    assertEquals(sized, draft());
  }
}
