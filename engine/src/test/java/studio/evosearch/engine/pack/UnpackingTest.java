package studio.evosearch.engine.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.evosearch.engine.pack.Samples.Forged;
import studio.evosearch.engine.reward.TrustedRewards;
import studio.evosearch.engine.run.Deletion;

class UnpackingTest {
  @TempDir Path dir;

  private String refused(Path pack) throws IOException {
    List<String> before = Samples.names(dir);
    String why =
        assertThrows(
                PackException.class,
                () -> Unpacking.unpack(pack, dir.resolve("new"), Samples.NOBODY))
            .getMessage();
    assertEquals(before, Samples.names(dir));
    assertTrue(why.startsWith(pack + ": "), why);
    return why.substring((pack + ": ").length());
  }

  private Path forged(Forged forged) throws IOException {
    return forged.write(dir.resolve("a.evopack"));
  }

  @Test
  void whatIsForgedRightlyIsUnpacked() throws IOException {
    Unpacking.unpack(forged(new Forged()), dir.resolve("new"), Samples.NOBODY);
    assertEquals(List.of("config.json"), Samples.names(dir.resolve("new")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../evil",
        "/etc/evil",
        "C:evil",
        "a\\evil",
        "a//b",
        "./a",
        "a/",
        "nul",
        "COM1.txt",
        "a.",
        "b ",
        "c\u0007",
        "a/..",
        ".."
      })
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    String why = refused(forged(new Forged().file(name, "x")));
    assertTrue(why.contains("inside the folder") || why.contains("system can hold"), why);
    assertFalse(Files.exists(dir.resolve("evil")));
  }

  @Test
  void aFolderNamedElsewhereIsRefused() throws IOException {
    for (String name : List.of("../x", "..", "", ".hidden", "a/b", "/a")) {
      Forged forged = new Forged();
      forged.name = name;
      String why = refused(forged(forged));
      assertTrue(why.contains("no name of a folder") || why.contains("inside the folder"), why);
    }
  }

  @Test
  void namesThatSomeSystemTakesForTheSameAreRefused() throws IOException {
    for (String name : List.of("CONFIG.json", "con\uFB01g.json", "config.json/a")) {
      assertTrue(refused(forged(new Forged().file(name, "x"))).contains("is there twice"), name);
    }
  }

  @Test
  void anEntryTwiceIsRefused() throws IOException {
    Path pack = forged(new Forged().file("aaaa", "x").file("bbbb", "y"));
    Samples.replace(pack, "bbbb", "aaaa");
    assertEquals("aaaa: is there twice", refused(pack));
  }

  @Test
  void aFileTooManyOrTooFewIsRefused() throws IOException {
    Forged more = new Forged();
    more.files.put("more.txt", "x");
    assertEquals("more.txt: is in SHA256SUMS and not in evopack.json", refused(forged(more)));
    more.more.add("more.txt");
    assertEquals("more.txt: is in the pack and not in evopack.json", refused(forged(more)));
    Forged fewer = new Forged();
    fewer.sizes.put("fewer.txt", 1L);
    assertEquals("fewer.txt: is missing in SHA256SUMS", refused(forged(fewer)));
    Forged unsummed = new Forged().file("a.txt", "x");
    unsummed.more.add("a.txt");
    assertEquals("a.txt: is missing in SHA256SUMS", refused(forged(unsummed)));
  }

  @Test
  void aFileOfAnotherSizeOrContentIsRefused() throws IOException {
    Forged bomb = new Forged().file("bomb.txt", "0".repeat(10_000_000));
    bomb.sizes.put("bomb.txt", 1000L);
    assertEquals("bomb.txt: expected 1000 bytes, found more", refused(forged(bomb)));
    bomb.sizes.put("bomb.txt", 1L << 40);
    assertEquals(
        "bomb.txt: expected 1099511627776 bytes, found 10000000 bytes", refused(forged(bomb)));
    Path model = Samples.model(dir.resolve("tiny"));
    Files.writeString(model.resolve("model.safetensors"), "these are the weights");
    Path pack = dir.resolve("b.evopack");
    Packing.pack(model, pack, Samples.NOBODY);
    Samples.replace(pack, "these are the weights", "those are the weights");
    String why = refused(pack);
    assertTrue(
        why.matches("model.safetensors: expected sha256 \\w{64}, found sha256 \\w{64}"), why);
  }

  @Test
  void aPackOfAnotherFormatOrKindIsRefused() throws IOException {
    Forged later = new Forged();
    later.format = 2;
    assertEquals("evopack.json: format: expected 1, found 2", refused(forged(later)));
    Forged run = new Forged();
    run.kind = "run";
    assertEquals("evopack.json: name: a run's ends in .evorun", refused(forged(run)));
    run.name = "libtorch.evorun";
    assertEquals("says it holds a run, and holds a model", refused(forged(run)));
    Forged nothing = new Forged().file("config.json", "[]");
    assertEquals("holds no model, as it says it does", refused(forged(nothing)));
    Forged odd = new Forged();
    odd.kind = "program";
    assertTrue(refused(forged(odd)).startsWith("evopack.json: cannot be read: "));
    Forged sizeless = new Forged();
    sizeless.sizes.put("config.json", -1L);
    assertEquals("config.json: has no size such as -1", refused(forged(sizeless)));
  }

  @Test
  void whatIsNoPackIsToldSo() throws IOException {
    Path text = Files.writeString(dir.resolve("a.evopack"), "no zip");
    assertTrue(refused(text).startsWith("is no pack, or a damaged one: "));
    Files.write(text, new byte[0]);
    assertTrue(refused(text).startsWith("is no pack, or a damaged one: "));
  }

  @Test
  void aFolderThatIsThereStaysAsItIs() throws IOException {
    Path there = Samples.model(dir.resolve("there"));
    Path pack = forged(new Forged());
    assertEquals(
        there + ": is there already; name another folder",
        assertThrows(PackException.class, () -> Unpacking.unpack(pack, there, Samples.NOBODY))
            .getMessage());
    assertEquals(3, Samples.files(there).size());
  }

  @Test
  void aLinkIsWrittenAsTheTextItIs() throws IOException {
    Path pack = forged(new Forged().file("link", "/etc/passwd"));
    byte[] bytes = Files.readAllBytes(pack);
    // The mode of a link, in the central directory, where unzip looks for it.
    for (int i = 0; i < bytes.length - 42; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
        bytes[i + 5] = 3;
        bytes[i + 40] = (byte) 0xFF;
        bytes[i + 41] = (byte) 0xA1;
      }
    }
    Files.write(pack, bytes);
    Unpacking.unpack(pack, dir.resolve("new"), Samples.NOBODY);
    assertFalse(Files.isSymbolicLink(dir.resolve("new").resolve("link")));
    assertEquals("/etc/passwd", Files.readString(dir.resolve("new").resolve("link")));
  }

  @Test
  void anUnpackedRewardAsksAsAnyOther() throws IOException {
    Path reward = Files.createDirectory(dir.resolve("judge"));
    Files.writeString(
        reward.resolve("reward.json"),
        "{\"kind\": \"http\", \"url\": \"http://127.0.0.1:9/\", \"model\": \"m\", \"criteria\":"
            + " {}}");
    Path pack = dir.resolve("a.evopack");
    Packing.pack(reward, pack, Samples.NOBODY);
    assertEquals(PackKind.REWARD, Unpacking.manifest(pack).kind());
    Unpacking.unpack(pack, dir.resolve("new"), Samples.NOBODY);
    TrustedRewards trusted = new TrustedRewards(dir.resolve("trusted.txt"));
    assertTrue(trusted.asks(dir.resolve("new")).orElseThrow().contains("http://127.0.0.1:9/"));
  }

  @Test
  void aMutatedPackIsRefusedOrStillTheSame() throws IOException {
    Path model = Samples.model(dir.resolve("tiny"));
    Path pack = dir.resolve("a.evopack");
    Packing.pack(model, pack, Samples.NOBODY);
    byte[] good = Files.readAllBytes(pack);
    Path out = Files.createDirectory(dir.resolve("out"));
    for (int length = 0; length < good.length; length++) {
      Files.write(pack, Arrays.copyOf(good, length));
      assertThrows(
          PackException.class, () -> Unpacking.unpack(pack, out.resolve("new"), Samples.NOBODY));
      assertEquals(List.of(), Samples.names(out));
    }
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 1500; i++) {
      byte[] bad = good.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(pack, bad);
      try {
        Unpacking.unpack(pack, out.resolve("new"), Samples.NOBODY);
        // A time or a mode was hit, which nobody reads.
        assertEquals(Samples.files(model), Samples.files(out.resolve("new")));
        Deletion.of(out.resolve("new"));
      } catch (PackException e) {
        refused++;
      }
      assertEquals(List.of(), Samples.names(out));
    }
    assertTrue(refused > 1000, "refused " + refused);
  }
}
