package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.app.settings.Presets;
import studio.evosearch.app.setup.RewardSettings.Guide;
import studio.evosearch.engine.model.Size;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.Budget;
import studio.evosearch.engine.run.ModelProbe;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MethodKind;
import studio.evosearch.engine.search.ParticleSampling;

class SetupViewModelTest {
  @TempDir Path home;

  private TestBench test;
  private Workbench bench;
  private SetupViewModel setup;

  /** Without what ships with the program, so that the toy is the first model. */
  @BeforeEach
  void open() {
    test = new TestBench(home);
    Workbench b = test.bench();
    bench =
        new Workbench(
            b.session(),
            b.pictures(),
            b.draft(),
            b.packs(),
            b.actions(),
            b.notices(),
            b.tasks(),
            b.themes(),
            b.preferences(),
            Optional.empty());
    setup = new SetupViewModel(bench, home.resolve("hub"));
  }

  @AfterEach
  void close() {
    test.close();
    assertEquals(List.of(), test.problems());
  }

  private RunSpec draft() {
    return bench.draft().spec().get().orElseThrow();
  }

  private void measured() {
    test.pumpUntil(() -> setup.model.probe().get().isPresent());
  }

  @Test
  void theFirstDraftRunsAtOnce() {
    assertEquals("toy:rings", draft().model());
    assertEquals(List.of(new RewardTerm("toy:circle", 1)), draft().rewards());
    assertEquals(50 * Defaults.TRAJECTORIES, setup.nfe().get(), 50);
    test.run(draft());
    assertEquals(List.of(), test.problems());
  }

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
  void tellsWhatARunCostsOnceTheModelWasTried() {
    measured();
    String text = setup.outlook().text().get();
    assertTrue(text.matches("\\d+ NFE in \\d+ generations, about .* s"), text);
    assertTrue(text.startsWith(setup.nfe().get() + " NFE"), text);
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
  void theScheduleFollowsTheSteps() {
    setup.sampling.steps.set(10);
    assertEquals(List.of(2, 4, 6), ((EvoSearch) draft().method()).evolutionSchedule());
    assertEquals(10, setup.method.schedule.get().steps());
  }

  @ParameterizedTest
  @EnumSource(MethodKind.class)
  void anotherMethodSpendsAsMuch(MethodKind kind) {
    setup.spend(1000);
    setup.method.choose(kind);
    assertEquals(kind, MethodKind.of(draft().method()));
    assertEquals(1000, setup.nfe().get(), 50);
    setup.spend(2000);
    assertEquals(2000, setup.nfe().get(), 50);
  }

  @Test
  void comingBackToEvoSearchFindsItsScheduleAsItWas() {
    ScheduleDraft edited = setup.method.schedule.get().moved(2, 7);
    setup.method.schedule.set(edited);
    setup.method.choose(MethodKind.BEST_OF_N);
    setup.method.choose(MethodKind.EVOSEARCH);
    assertEquals(edited, setup.method.schedule.get());
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

  @Test
  void whatIsTypedWrongIsSaidAndWhere() {
    setup.sampling.eta.set("2");
    assertEquals(
        Optional.of(new Misfit(Section.MORE, "eta must lie in 0..1, not 2.0")),
        setup.misfit().get());
    assertEquals("", setup.outlook().text().get());
    setup.sampling.eta.set("");
    setup.sampling.seed.set("one");
    assertEquals(Section.SAMPLING, setup.misfit().get().orElseThrow().section());
    setup.sampling.seed.set("2");
    setup.rewards.guides.add(new Guide("toy:circle", 1));
    assertEquals(Section.REWARDS, setup.misfit().get().orElseThrow().section());
    setup.rewards.guides.removeLast();
    setup.method.choose(MethodKind.PARTICLE);
    setup.method.resampleStates.set("4, x");
    assertEquals(Section.METHOD, setup.misfit().get().orElseThrow().section());
    setup.method.resampleStates.set("4, 8");
    assertEquals(List.of(4, 8), ((ParticleSampling) draft().method()).resampleStates());
  }

  @Test
  void aRewardThatGuidesIsNotHeldOut() {
    setup.rewards.hold("toy:corner", true);
    setup.rewards.hold("contrast", true);
    assertEquals(List.of("toy:corner", "contrast"), draft().heldOut());
    setup.rewards.guides.add(new Guide("contrast", -1));
    assertEquals(List.of("toy:corner"), draft().heldOut());
  }

  @Test
  void emptyFieldsStandForWhatTheMethodSuits() {
    assertEquals(Defaults.eta(draft().method()), draft().eta());
    setup.method.choose(MethodKind.PARTICLE);
    assertEquals("1", draft().eta());
    assertEquals("1", setup.usualEta().getValue());
  }

  @Test
  void whatIsLoadedComesOutAsItWas() {
    RunSpec spec = TestBench.toySpec(new BestOfN(7, 3), 99);
    bench.draft().load(spec);
    assertEquals(spec.method(), draft().method());
    assertEquals(
        with(spec, spec.model(), spec.branch()), with(draft(), spec.model(), Optional.empty()));
    bench.draft().load(TestBench.toySpec());
    assertEquals(TestBench.toySpec().method(), draft().method());
  }

  @Test
  void aBranchKeepsItsStateUntilItIsForgotten() {
    Branch branch = new Branch(home.resolve("red star.evorun").toString(), 3, 2);
    bench.draft().load(with(TestBench.toySpec(), "toy:rings", Optional.of(branch)));
    assertEquals(Optional.of(branch), draft().branch());
    assertEquals(2, setup.method.schedule.get().root());
    setup.apply(Pace.QUICK);
    assertEquals(6, draft().steps());
    assertEquals(2, setup.method.schedule.get().root());
    setup.clearBranch();
    assertEquals(Optional.empty(), draft().branch());
    assertEquals(0, setup.method.schedule.get().root());
  }

  @Test
  void pacesSizeTheRun() {
    measured();
    setup.apply(Pace.QUICK);
    assertEquals(30, draft().steps());
    assertTrue(setup.nfe().get() <= 12 * 30);
    setup.apply(Pace.THOROUGH);
    assertEquals(50, draft().steps());
    long paid = 96 * 50;
    assertTrue(setup.nfe().get() <= paid && setup.nfe().get() > 0.97 * paid, "" + setup.nfe());
  }

  @Test
  void aPresetBringsItsSettingsButNotItsPromptAndSeed() {
    bench.draft().load(TestBench.toySpec(new BestOfN(9, 3), 5));
    setup.prompt.set("old");
    setup.save("nine");
    Presets.Preset saved = setup.presets.current().get().own().getFirst();
    bench.draft().load(TestBench.toySpec());
    setup.prompt.set("new");
    setup.apply(saved);
    assertEquals(new BestOfN(9, 3), draft().method());
    assertEquals("new", draft().prompt());
    assertEquals(1, draft().seed());
    assertTrue(Files.exists(home.resolve("presets.json")));
  }

  @Test
  void thePromptOfARunIsRememberedAndADeviceIsFollowed() {
    setup.prompt.set("a ring");
    setup.sampling.mostNfe.set("100");
    setup.sampling.steps.set(5);
    RunSpec spec = draft();
    assertEquals(
        new Budget(OptionalLong.of(100), Budget.NONE.seconds(), Budget.NONE.targetReward()),
        spec.budget());
    test.run(spec);
    test.pumpUntil(() -> test.session().moment().get().isPresent());
    assertEquals(List.of("a ring"), setup.presets.current().get().prompts());
    measured();
    ModelProbe before = setup.model.probe().get().orElseThrow();
    bench.preferences().change(p -> p.withThreads(3));
    assertEquals(3, draft().threads());
    measured();
    assertNotSame(before, setup.model.probe().get().orElseThrow());
  }

  static RunSpec with(RunSpec s, String model, Optional<Branch> branch) {
    return new RunSpec(
        model,
        s.prompt(),
        s.negative(),
        s.rewards(),
        s.rewardMode(),
        s.heldOut(),
        s.method(),
        s.size(),
        s.steps(),
        s.guidance(),
        s.eta(),
        s.order(),
        s.beta(),
        s.sigmaScale(),
        s.elites(),
        s.ratingWeight(),
        s.seed(),
        s.batch(),
        1,
        s.device(),
        s.budget(),
        branch);
  }
}
