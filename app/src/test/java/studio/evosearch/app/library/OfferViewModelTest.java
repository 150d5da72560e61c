package studio.evosearch.app.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.library.OfferViewModel.Difference;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.export.CandidatePicture;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunStore;

class OfferViewModelTest {
  @TempDir Path home;

  private final List<RunSpec> loaded = new ArrayList<>();
  private TestBench test;
  private OfferViewModel model;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    test.bench().draft().onLoad(loaded::add);
    test.bench().draft().set(TestBench.bestOf(4));
    model = new OfferViewModel(test.bench());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private Path export(Path run, long candidate) throws IOException {
    try (RunStore store = RunStore.read(run)) {
      byte[] png = CandidatePicture.png(store, RunReport.of(store), candidate);
      return Files.write(home.resolve("picture.png"), png);
    }
  }

  private Notices.Notice notice() {
    return test.bench().notices().all().getFirst();
  }

  @Test
  void aPicturesSettingsAreComparedWithTheSetup() throws IOException {
    Path run = test.run(TestBench.toySpec());
    test.session().showNone();
    model.read(export(run, 3));
    assertEquals(
        List.of(
            new Difference("Method", "best-of-n", "evosearch"),
            new Difference("Candidates", "4", "–"),
            new Difference("Evolution schedule", "–", "0, 2"),
            new Difference("Mutation", "–", "marginal"),
            new Difference("Population schedule", "–", "6, 4, 4"),
            new Difference("Candidates a generation", "4", "–"),
            new Difference("Tournament size", "–", "2")),
        model.differences().orElseThrow());
    assertEquals(Optional.of(run), model.offer().get().flatMap(Offer::run));
    model.open();
    assertEquals(Optional.of(run), test.session().folder().get());
    assertEquals(Optional.of(3L), test.session().selection().focus().get());
    assertEquals(Optional.empty(), model.offer().get());
    assertEquals(List.of(), loaded);
  }

  @Test
  void whatAppliedToTheCandidateIsOffered() throws IOException {
    test.session()
        .start(
            TestBench.toySpec(),
            true,
            handle -> handle.post(new RunCommand.Step(Boundary.GENERATION)));
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.PAUSED)));
    test.session().post(new RunCommand.SetBeta(0.25));
    test.session().post(new RunCommand.Resume());
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.DONE)));
    Path run = test.session().folder().get().orElseThrow();
    test.bench().draft().set(TestBench.toySpec());
    model.read(export(run, 0));
    assertEquals(Optional.of(List.of()), model.differences());
    model.close();
    model.read(export(run, test.session().moment().get().orElseThrow().candidates().size() - 1));
    assertEquals(Optional.of(List.of(new Difference("Beta", "0.5", "0.25"))), model.differences());
    model.apply();
    assertEquals(0.25, loaded.getFirst().beta());
    assertEquals("The settings of picture.png are in the setup.", notice().text());
    assertEquals(Optional.empty(), model.offer().get());
  }

  @Test
  void aRunAnywhereOffersWhatItWasAskedFor() throws IOException {
    Path run = test.run(TestBench.toySpec());
    test.session().showNone();
    Path elsewhere = Files.move(run, home.resolve("elsewhere.evorun"));
    model.read(elsewhere);
    assertEquals(7, model.differences().orElseThrow().size());
    model.open();
    assertEquals(Optional.of(elsewhere), test.session().folder().get());
    assertEquals(Optional.of(RunState.DONE), test.session().state().get());
  }

  @Test
  void aPictureWhoseRunIsGoneCanStillBeApplied() throws IOException {
    Path run = test.run(TestBench.toySpec());
    Path picture = export(run, 1);
    Files.move(run, home.resolve("gone"));
    model.read(picture);
    assertEquals(Optional.empty(), model.offer().get().flatMap(Offer::run));
    model.open();
    model.read(picture);
    model.apply();
    assertEquals(List.of(TestBench.toySpec()), loaded);
  }

  @Test
  void withoutASetupThereIsNothingToCompareWith() throws IOException {
    Path run = test.run(TestBench.toySpec());
    test.bench().draft().set("choose a model");
    model.read(export(run, 1));
    assertTrue(model.offer().get().isPresent());
    assertEquals(Optional.empty(), model.differences());
  }

  @Test
  void whatHoldsNoSettingsIsToldInWords() throws IOException {
    Path run = test.run(TestBench.toySpec());
    Path plain = Files.copy(run.resolve("media").resolve("000000.png"), home.resolve("cat.png"));
    model.read(plain);
    assertEquals(
        "cat.png holds no settings of the studio. Pictures exported from the inspector do.",
        notice().text());
    Path ours = export(run, 0);
    Path damaged =
        Files.write(home.resolve("half.png"), Arrays.copyOf(Files.readAllBytes(ours), 200));
    model.read(damaged);
    assertTrue(notice().text().startsWith(damaged + ": the picture cannot be read"));
    model.read(home);
    assertEquals(home + ": is not a run: it has no run.db", notice().text());
    model.read(home.resolve("missing.png"));
    assertEquals(Notices.Kind.PROBLEM, notice().kind());
    assertEquals(Optional.empty(), model.offer().get());
  }

  @Test
  void oneFileOrFolderThatMayBeOfUseIsTaken() {
    assertEquals(Optional.of(Path.of("a.PNG")), DropZone.wanted(List.of(new File("a.PNG"))));
    assertEquals(Optional.of(Path.of("a.evorun")), DropZone.wanted(List.of(new File("a.evorun"))));
    assertEquals(Optional.of(Path.of("folder")), DropZone.wanted(List.of(new File("folder"))));
    assertEquals(Optional.empty(), DropZone.wanted(List.of(new File("a.txt"))));
    assertEquals(Optional.empty(), DropZone.wanted(List.of(new File("a.png"), new File("b.png"))));
    assertEquals(Optional.empty(), DropZone.wanted(List.of()));
  }
}
