package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Mp4;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.NamedRewards;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.search.Candidate;

/** Runs of a model that makes videos. */
class VideoRunTest {
  private static final WantedSize LARGER =
      new WantedSize(OptionalInt.of(64), OptionalInt.of(40), OptionalInt.of(13));

  @TempDir Path dir;

  private static RunSpecs squares() {
    return new RunSpecs().method(ToyRuns.PAPER).prompt("").reward("contrast");
  }

  private static void run(RunSpec spec, Path folder) throws InterruptedException {
    try (EngineService service = new EngineService(MovingSquares.workshop(), 0)) {
      ToyRuns.finish(service.start(spec, folder, event -> {}));
    }
  }

  @Test
  void everyCandidateIsStoredAsAStillAndAVideo() throws Exception {
    Path folder = dir.resolve("a.evorun");
    run(squares().build(), folder);
    try (RunStore store = RunStore.read(folder)) {
      assertTrue(RunReport.of(store).videos());
      List<Candidate> candidates = store.candidates("");
      assertTrue(candidates.size() > 10);
      for (Candidate candidate : candidates) {
        Path file = store.video(candidate.id()).orElseThrow();
        Footage video = Mp4.decode(Files.readAllBytes(file));
        assertEquals(9, video.frames().size());
        assertEquals(MovingSquares.FRAMES_A_SECOND, video.framesPerSecond());
        Picture still = Png.decode(store.png(candidate.id()));
        assertTrue(difference(still, video.still()) < 4, "the still is the middle frame");
      }
    }
  }

  @Test
  void aVideoIsJudgedByWhatItsFramesShow() throws Exception {
    Path folder = dir.resolve("a.evorun");
    run(squares().video(64, 40, 13).build(), folder);
    Reward contrast = NamedRewards.find("contrast").orElseThrow();
    try (RunStore store = RunStore.read(folder);
        MovingSquares squares = new MovingSquares(LARGER)) {
      for (Candidate candidate : store.candidates("")) {
        float[] latent = store.state(candidate, candidate.to()).orElseThrow().x();
        Footage video = squares.decode(new float[][] {latent}).getFirst();
        assertEquals(13, video.frames().size());
        assertEquals(64, video.still().width());
        double mean =
            video.spread(5).stream()
                .mapToDouble(f -> contrast.score(List.of(new Sample(latent, f)), "")[0])
                .average()
                .orElseThrow();
        assertEquals(mean, candidate.rewards().getOrDefault("contrast", Double.NaN), 1e-12);
      }
    }
  }

  @Test
  void underAnotherPromptVideosAreJudgedFromTheirFramesAgain() throws Exception {
    Path folder = dir.resolve("a.evorun");
    try (EngineService service = new EngineService(MovingSquares.workshop(), 0)) {
      RunHandle handle =
          ToyRuns.start(
              service,
              squares().build(),
              folder,
              (run, event) -> {
                if (event instanceof RunEvent.GenerationDone done && done.round().index() == 1) {
                  run.post(new RunCommand.SetPrompt("another", ""));
                }
              });
      ToyRuns.finish(handle);
    }
    try (RunStore store = RunStore.read(folder)) {
      List<Candidate> before =
          store.candidates("").stream().filter(c -> !c.rewards().isEmpty()).toList();
      List<Candidate> after = store.candidates("another");
      assertTrue(before.size() > 5 && after.size() > before.size());
      assertEquals(before, after.subList(0, before.size()));
    }
  }

  @Test
  void aRunThatBrokeOffWhileItStoredAGenerationEndsWithTheSameVideos() throws Exception {
    Path whole = dir.resolve("whole.evorun");
    run(squares().build(), whole);
    Path broken = dir.resolve("broken.evorun");
    try (EngineService service = new EngineService(MovingSquares.workshop(), 0)) {
      RunHandle handle =
          ToyRuns.start(
              service,
              squares().build(),
              broken,
              (run, event) -> {
                if (event instanceof RunEvent.GenerationDone done && done.round().index() == 1) {
                  run.post(new RunCommand.Stop(RunCommand.When.NOW));
                }
              });
      ToyRuns.finish(handle);
    }
    // What a kill between the files and the rows of a generation leaves behind.
    Path media = broken.resolve("media");
    int next = ToyRuns.report(broken).candidates().size();
    Files.write(media.resolve("%06d.mp4".formatted(next)), new byte[] {1, 2, 3});
    Files.write(media.resolve("%06d.mp4.tmp".formatted(next + 1)), new byte[] {1});
    try (EngineService service = new EngineService(MovingSquares.workshop(), 0)) {
      ToyRuns.finish(service.resume(broken, event -> {}));
    }
    assertEquals(ToyRuns.contents(whole), ToyRuns.contents(broken));
    assertFalse(ToyRuns.media(whole).isEmpty());
    assertEquals(ToyRuns.media(whole), ToyRuns.media(broken));
  }

  private static double difference(Picture a, Picture b) {
    double sum = 0;
    for (int i = 0; i < a.rgb().length; i++) {
      sum += Math.abs((a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff));
    }
    return sum / a.rgb().length;
  }
}
