package studio.evosearch.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsHeaderTest {
  private static final String GOOD =
      """
      {"__metadata__":{"format":"pt"},
       "b":{"dtype":"BF16","shape":[2,3],"data_offsets":[4,16]},
       "a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},
       "none":{"dtype":"I64","shape":[0,7],"data_offsets":[16,16]}}\
      """;

  @TempDir Path folder;

  @Test
  void tensorsKeepTheirOrderAndLieWhereTheHeaderSays() throws IOException {
    Path file = SafetensorsBytes.write(folder.resolve("m.safetensors"), GOOD, 16);
    long data = 8L + GOOD.length();
    SafetensorsHeader header = SafetensorsHeader.read(file);
    assertEquals(Map.of("format", "pt"), header.metadata());
    assertEquals(
        List.of(
            new TensorInfo("b", DType.BF16, List.of(2L, 3L), file, data + 4, 12),
            new TensorInfo("a", DType.F32, List.of(), file, data, 4),
            new TensorInfo("none", DType.I64, List.of(0L, 7L), file, data + 16, 0)),
        header.tensors());
    assertEquals(List.of(6L, 1L, 0L), header.tensors().stream().map(TensorInfo::elements).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"t":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}}       | t: unknown dtype "F33"
          {"t":{"dtype":7,"shape":[1],"data_offsets":[0,4]}}           | t: unknown dtype 7
          {"t":{"shape":[1],"data_offsets":[0,4]}}                     | t: unknown dtype nothing
          {"t":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}      | t: shape: expected sizes of 0 or more, found -1
          {"t":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}     | t: shape: expected sizes of 0 or more, found 1.0
          {"t":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}         | t: shape: expected a list, found 1
          {"t":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}} | t: shape [4294967296, 4294967296] is too large
          {"t":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}} | t: shape: expected sizes of 0 or more, found 99999999999999999999
          {"t":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}       | t: 4 bytes do not fit F32 of shape [2]
          {"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}       | t: lies at [0, 8], the file ends at 4: it is incomplete, fetch it again
          {"t":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}       | t: data_offsets [4, 0] are not a range in 4 bytes
          {"t":{"dtype":"F32","shape":[1],"data_offsets":[0]}}         | t: data_offsets [0] are not a range in 4 bytes
          {"t":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}      | t: data_offsets: expected sizes of 0 or more, found -4
          {"t":{"dtype":"F32","shape":[1]}}                            | t: data_offsets: expected a list, found nothing
          {"t":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}        | has 3 bytes after its last tensor
          {"t":{"dtype":"U8","shape":[3],"data_offsets":[1,4]}}        | t: leaves a gap before it at byte
          {"t":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"u":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}} | u: overlaps another tensor at byte
          {"t":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"t":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}} | Duplicate
          {"t":3}                                                      | t: unknown dtype nothing
          {"__metadata__":[],"t":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | __metadata__: expected an object, found []
          {"__metadata__":{"n":1}}                                     | __metadata__.n: expected a text, found 1
          [1,2]                                                        | expected a JSON object, found [1,2]
          {"t":                                                        | is not JSON
          """)
  void refusesAHeaderThatLies(String header, String message) throws IOException {
    Path file = SafetensorsBytes.write(folder.resolve("m.safetensors"), header, 4);
    var error = assertThrows(CheckpointException.class, () -> SafetensorsHeader.read(file));
    assertTrue(error.getMessage().startsWith(file + ": "), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @Test
  void refusesLengthsThatCannotBe() throws IOException {
    for (long length : new long[] {-1, 0, 100_000_001, Long.MAX_VALUE}) {
      assertTrue(
          refusal(length).contains("a header of " + Long.toUnsignedString(length)),
          refusal(length));
    }
    assertTrue(
        refusal(100_000_000).contains("is cut short: a header of 100000000 bytes in a file of 20"),
        refusal(100_000_000));
  }

  private String refusal(long headerLength) throws IOException {
    byte[] bytes =
        ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putLong(headerLength).array();
    Path file = Files.write(folder.resolve("m.safetensors"), bytes);
    return assertThrows(CheckpointException.class, () -> SafetensorsHeader.read(file)).getMessage();
  }

  @Test
  void refusesAFileCutAnywhere() throws IOException {
    byte[] whole = SafetensorsBytes.of(GOOD, 16);
    Path file = folder.resolve("m.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(
          CheckpointException.class, () -> SafetensorsHeader.read(file), "cut at " + length);
    }
  }

  @Test
  void saysWhetherAFileIsMissingOrItsLinkIsDangling() throws IOException {
    Path missing = folder.resolve("m.safetensors");
    assertEquals(missing + ": does not exist", message(missing));
    Path link = Files.createSymbolicLink(folder.resolve("l.safetensors"), Path.of("gone"));
    assertEquals(
        link + ": is a link to a file that is missing; was the download complete?", message(link));
  }

  private static String message(Path file) {
    return assertThrows(CheckpointException.class, () -> SafetensorsHeader.read(file)).getMessage();
  }

  @Test
  void damagedBytesAreReadOrRefusedButNeverMore() throws IOException {
    byte[] whole = SafetensorsBytes.of(GOOD, 16);
    Random random = new Random(20_260_101);
    Path file = folder.resolve("m.safetensors");
    int refused = 0;
    for (int round = 0; round < 10_000; round++) {
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        byte[] alphabet = "{}[]\",:-09eE.tnuF\\\0\u007f".getBytes(StandardCharsets.ISO_8859_1);
        damaged[random.nextInt(damaged.length)] =
            random.nextBoolean()
                ? alphabet[random.nextInt(alphabet.length)]
                : (byte) random.nextInt(256);
      }
      var channel = Channels.newChannel(new ByteArrayInputStream(damaged));
      try {
        assertEquals(
            file,
            SafetensorsHeader.read(channel, damaged.length, file).tensors().getFirst().file());
      } catch (CheckpointException expected) {
        assertEquals(file, expected.file());
        refused++;
      }
    }
    assertTrue(refused > 5_000 && refused < 10_000, refused + " of 10000 refused");
  }
}
