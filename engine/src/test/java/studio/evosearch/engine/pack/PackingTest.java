package studio.evosearch.engine.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.checkpoint.ByteProgress;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.RunLock;

class PackingTest {
  @TempDir Path dir;

  private Path pack(Path folder) throws IOException {
    Path file = dir.resolve("a.evopack");
    Packing.pack(folder, file, Samples.NOBODY);
    return file;
  }

  @Test
  void aFolderComesBackAsItWas() throws IOException {
    Path model = Samples.model(dir.resolve("tiny"));
    Path file = pack(model);
    Unpacking.unpack(file, dir.resolve("back"), Samples.NOBODY);
    assertEquals(Samples.files(model), Samples.files(dir.resolve("back")));
    assertEquals(List.of("a.evopack", "back", "tiny"), Samples.names(dir));
    Path again = dir.resolve("b.evopack");
    Files.move(dir.resolve("back"), Files.createDirectory(dir.resolve("x")).resolve("tiny"));
    Packing.pack(dir.resolve("x").resolve("tiny"), again, Samples.NOBODY);
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
  }

  @Test
  void theBundledModelIsAModelAndItsRewardAReward() throws IOException {
    Path assets = Path.of("..", "assets");
    Path file = pack(assets.resolve("models").resolve("scenes"));
    Manifest scenes = Unpacking.manifest(file);
    assertEquals(PackKind.MODEL, scenes.kind());
    assertEquals("scenes", scenes.name());
    assertEquals(dir.resolve("models").resolve("scenes"), scenes.place(dir));
    Manifest clip = Unpacking.manifest(pack(assets.resolve("rewards").resolve("scene-clip")));
    assertEquals(PackKind.REWARD, clip.kind());
    Files.createDirectories(dir.resolve("models").resolve("scene-clip"));
    assertEquals(dir.resolve("models").resolve("scene-clip-2"), clip.place(dir));
  }

  @Test
  void weightsAreStoredAndTextIsDeflated() throws IOException {
    try (ZipFile zip = new ZipFile(pack(Samples.model(dir.resolve("tiny"))).toFile())) {
      List<String> names = zip.stream().map(ZipEntry::getName).toList();
      assertEquals(List.of("evopack.json", "SHA256SUMS"), names.subList(0, 2));
      assertEquals(ZipEntry.STORED, zip.getEntry("model.safetensors").getMethod());
      assertEquals(ZipEntry.DEFLATED, zip.getEntry("tokenizer/vocab.json").getMethod());
      String sums =
          new String(zip.getInputStream(zip.getEntry("SHA256SUMS")).readAllBytes(), UTF_8);
      assertEquals(names.size() - 1, sums.lines().count());
      assertTrue(sums.lines().allMatch(line -> line.matches("[0-9a-f]{64}  [\\w./]+")), sums);
    }
  }

  @Test
  void whatBelongsToThisMachineIsLeftOut() throws IOException {
    Path model = Samples.model(dir.resolve("tiny"));
    Files.createDirectories(model.resolve(".git"));
    for (String name :
        List.of(
            ".git/config",
            ".token",
            "lock",
            "a.tmp",
            "b.lock",
            "pytorch_model.bin",
            "old.evopack")) {
      Files.writeString(model.resolve(name), "x");
    }
    assertEquals(
        List.of("config.json", "model.safetensors", "tokenizer/vocab.json"),
        List.copyOf(Unpacking.manifest(pack(model)).files().keySet()));
  }

  @Test
  void linksOfTheHuggingFaceCacheAreFollowed() throws IOException {
    Path repository = dir.resolve("models--org--tiny");
    Path blobs = Samples.model(repository.resolve("blobs"));
    Path snapshot = Files.createDirectories(repository.resolve("snapshots").resolve("abc"));
    for (String name : List.of("config.json", "model.safetensors", "tokenizer")) {
      Files.createSymbolicLink(snapshot.resolve(name), blobs.resolve(name));
    }
    Path file = pack(repository);
    assertEquals("tiny", Unpacking.manifest(file).name());
    assertEquals("tiny.evopack", Packing.fileName(repository));
    Unpacking.unpack(file, dir.resolve("back"), Samples.NOBODY);
    assertEquals(Samples.files(blobs), Samples.files(dir.resolve("back")));

    Files.delete(blobs.resolve("model.safetensors"));
    PackException missing = assertThrows(PackException.class, () -> pack(repository));
    assertEquals(
        snapshot.resolve("model.safetensors") + ": is a link to a file that is missing",
        missing.getMessage());
  }

  @Test
  void whatOtherSystemsCannotHoldIsNotPacked() throws IOException {
    Path model = Samples.model(dir.resolve("tiny"));
    Files.writeString(model.resolve("aux.json"), "x");
    assertEquals(
        model + ": aux.json: 'aux.json' is a name that not every system can hold",
        assertThrows(PackException.class, () -> pack(model)).getMessage());
    Files.move(model.resolve("aux.json"), model.resolve("Config.JSON"));
    assertTrue(
        assertThrows(PackException.class, () -> pack(model)).getMessage().contains("there twice"));
    assertTrue(
        assertThrows(PackException.class, () -> pack(dir))
            .getMessage()
            .startsWith(dir + ": is neither a run nor a model nor a reward"));
    assertEquals(List.of("tiny"), Samples.names(dir));
  }

  @Test
  void aRunThatIsWorkedOnIsRefused() throws IOException {
    Path run = ToyRun.make(dir.resolve("a.evorun"));
    try (RunLock _ = RunLock.take(run)) {
      assertEquals(
          run + ": is being worked on; stop it first",
          assertThrows(BadRunException.class, () -> pack(run)).getMessage());
    }
    assertEquals(List.of("a.evorun"), Samples.names(dir));
    assertEquals("a.evorun", Unpacking.manifest(pack(run)).name());
    assertEquals("a.evopack", Packing.fileName(run));
  }

  @Test
  void aRunsLogIsFoldedIntoItsDatabase() throws Exception {
    Path run = ToyRun.make(dir.resolve("a.evorun"));
    ToyRun.killWhileWriting(run, "is in the log");
    assertTrue(Files.size(run.resolve("run.db-wal")) > 0);
    Path file = pack(run);
    assertEquals(
        List.of("media", "run.db", "states", "tags.json"),
        Unpacking.manifest(file).files().keySet().stream()
            .map(name -> name.replaceFirst("/.*", ""))
            .distinct()
            .toList());
    Unpacking.unpack(file, dir.resolve("back.evorun"), Samples.NOBODY);
    assertEquals("is in the log", ToyRun.note(dir.resolve("back.evorun")));
  }

  @Test
  void whoIsToldMayStopAndNothingStays() throws IOException {
    Path model = Samples.model(dir.resolve("tiny"));
    List<Long> told = new ArrayList<>();
    Packing.pack(
        model,
        dir.resolve("a.evopack"),
        (done, all) -> {
          assertEquals(342, all);
          told.add(done);
        });
    assertEquals(342, told.getLast());
    assertEquals(told.stream().sorted().toList(), told);
    byte[] before = Files.readAllBytes(dir.resolve("a.evopack"));
    for (long stop : told) {
      ByteProgress stopper =
          (done, all) -> {
            if (done >= stop) {
              throw new CancellationException();
            }
          };
      assertThrows(
          CancellationException.class,
          () -> Packing.pack(model, dir.resolve("a.evopack"), stopper));
    }
    assertThrows(
        CancellationException.class,
        () ->
            Unpacking.unpack(
                dir.resolve("a.evopack"),
                dir.resolve("back"),
                (done, all) -> {
                  throw new CancellationException();
                }));
    assertEquals(List.of("a.evopack", "tiny"), Samples.names(dir));
    assertArrayEquals(before, Files.readAllBytes(dir.resolve("a.evopack")));
  }

  @Test
  void aFileThatGrowsMeanwhileIsNoticed() throws IOException {
    Path model = Samples.model(dir.resolve("tiny"));
    ByteProgress grower =
        (done, all) -> {
          if (done > all / 2) {
            append(model.resolve("tokenizer").resolve("vocab.json"));
          }
        };
    assertEquals(
        model.resolve("tokenizer").resolve("vocab.json")
            + ": changed while it was packed; try again",
        assertThrows(
                PackException.class, () -> Packing.pack(model, dir.resolve("a.evopack"), grower))
            .getMessage());
    assertEquals(List.of("tiny"), Samples.names(dir));
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, Files.readString(file) + " ");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
