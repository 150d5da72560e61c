package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.settings.Presets;
import studio.evosearch.app.setup.RewardSettings.Guide;
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

class SetupViewModelTest extends SetupCase {
  @Test
  void theFirstDraftRunsAtOnce() {
    assertEquals("toy:rings", draft().model());
    assertEquals(List.of(new RewardTerm("toy:circle", 1)), draft().rewards());
    assertEquals(50 * Defaults.TRAJECTORIES, setup.nfe().get(), 50);
    test.run(draft());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void tellsWhatARunCostsOnceTheModelWasTried() {
    measured();
    String text = setup.outlook().text().get();
    assertTrue(text.matches("\\d+ NFE in \\d+ generations, about .* s"), text);
    assertTrue(text.startsWith(setup.nfe().get() + " NFE"), text);
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
}
