package studio.evosearch.engine.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.Budget;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunEvent;
import studio.evosearch.engine.run.RunHandle;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.MethodKind;

class CandidatePictureTest {
  private static final RunSpec SPEC =
      new RunSpec(
          "toy:rings",
          "first",
          "",
          List.of(new RewardTerm("toy:circle", 1)),
          RewardMix.Mode.SUM,
          List.of("toy:corner"),
          Defaults.method(MethodKind.EVOSEARCH, 10, 0, 2, 200),
          WantedSize.OWN,
          10,
          1,
          "0",
          SolverOrder.FIRST,
          0.3,
          1,
          2,
          1,
          5,
          4,
          1,
          "cpu",
          Budget.NONE,
          Optional.empty());

  @TempDir Path dir;

  /** The prompt and the guidance change after the first generation, and one is pinned. */
  private RunStore run() throws InterruptedException {
    Path folder = dir.resolve("a.evorun");
    CompletableFuture<RunHandle> handle = new CompletableFuture<>();
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      handle.complete(
          service.start(
              SPEC,
              folder,
              event -> {
                if (event instanceof RunEvent.GenerationDone done && done.round().index() == 0) {
                  handle.join().post(new RunCommand.SetPrompt("一颗红星", "bad"));
                  handle.join().post(new RunCommand.SetGuidance(3));
                  handle.join().post(new RunCommand.Pin(1));
                }
              }));
      assertTrue(handle.join().await(Duration.ofMinutes(5)));
    }
    return RunStore.read(folder);
  }

  @Test
  void everyCandidatesPictureSaysWhatMadeItAndReadsBack() throws Exception {
    try (RunStore store = run()) {
      RunReport report = RunReport.of(store);
      assertEquals(3, report.commands().size());
      for (RunReport.CandidateLine line : report.candidates()) {
        byte[] png = CandidatePicture.png(store, report, line.id());
        assertEquals(
            Optional.of(
                new EmbeddedSettings(
                    SPEC,
                    store.generations().get(line.generation()).settings(),
                    line.id(),
                    report.commands())),
            ReadSettings.of(png));
        assertArrayEquals(
            Png.decode(store.png(line.id())).rgb(), Png.decode(png).rgb(), "the same pixels");
      }
      String first = CandidatePicture.text(store, report, 0);
      assertTrue(
          first.startsWith(
              "first\nSteps: 10, CFG scale: 1.0, Seed: 5, Size: 64x64, Model: \"toy:rings\","
                  + " EvoSearch candidate: 0, EvoSearch reward: -"),
          first);
      long last = report.candidates().getLast().id();
      String later = CandidatePicture.text(store, report, last);
      assertTrue(later.startsWith("一颗红星\nNegative prompt: bad\nSteps: 10, CFG scale: 3.0"), later);
      assertEquals(later, Png.texts(CandidatePicture.png(store, report, last)).get("parameters"));
      assertThrows(
          IllegalArgumentException.class, () -> CandidatePicture.text(store, report, last + 1));
    }
  }

  private static byte[] with(byte[] png, String settings) throws Exception {
    return Png.encode(Png.decode(png), Map.of(PictureSettings.EVOSEARCH, settings));
  }

  @Test
  void picturesOfOthersHaveNoSettingsAndDamagedOnesAreTold() throws Exception {
    try (RunStore store = run()) {
      byte[] plain = store.png(0);
      assertEquals(Optional.empty(), ReadSettings.of(plain));
      byte[] ours = CandidatePicture.png(store, RunReport.of(store), 0);
      refused("the picture cannot be read: a PNG", Arrays.copyOf(ours, ours.length / 2));
      refused("the picture cannot be read: not a PNG", new byte[] {1, 2, 3});
      refused("the picture's settings cannot be understood: ", with(plain, "{"));
      refused("the picture's settings cannot be understood: ", with(plain, "{}"));
      String json = Png.texts(ours).getOrDefault(PictureSettings.EVOSEARCH, "");
      refused(
          "the picture's settings cannot be understood: ",
          with(plain, json.replace("\"prompt\"", "\"prompts\"")));
      assertEquals(
          ReadSettings.of(ours),
          ReadSettings.of(with(plain, json.replaceFirst("\\{", "{\"mood\": [1],"))));
      assertEquals(
          ReadSettings.of(ours),
          ReadSettings.of(with(plain, json.replace("\"steps\"", "\"mood\":{},\"steps\""))));
    }
  }

  @Test
  void aFilesSettingsAreReadAndItsFaultsNameIt() throws Exception {
    Path file = dir.resolve("picture.png");
    try (RunStore store = run()) {
      byte[] png = CandidatePicture.png(store, RunReport.of(store), 0);
      Files.write(file, png);
      assertEquals(ReadSettings.of(png), ReadSettings.of(file));
      Files.write(file, Arrays.copyOf(png, 100));
    }
    for (Path wrong : List.of(file, dir.resolve("missing.png"), dir)) {
      String said =
          assertThrows(BadPictureException.class, () -> ReadSettings.of(wrong)).getMessage();
      assertTrue(String.valueOf(said).startsWith(wrong + ": "), said);
    }
  }

  private static void refused(String why, byte[] png) {
    String said = assertThrows(BadPictureException.class, () -> ReadSettings.of(png)).getMessage();
    assertTrue(String.valueOf(said).startsWith(why), said);
  }
}
