package studio.evosearch.engine.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;
import studio.evosearch.engine.torch.HostArray.Floats;

/** Scripts with weights from files of every kind, and what happens when a call fails. */
class ScriptModuleTest {
  private static final Floats INPUT = new Floats(new long[] {1, 2}, new float[] {10, 100});

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    Torch.start(1);
  }

  @Test
  void aFloat32TensorIsUsedWhereItLies() throws IOException {
    assertArrayEquals(new float[] {210, 430}, product("F32", floats(1, 2, 3, 4), 0));
  }

  @Test
  void aTensorThatLiesAskewIsCopied() throws IOException {
    assertArrayEquals(new float[] {210, 430}, product("F32", floats(1, 2, 3, 4), 1));
  }

  @Test
  void halvesAreConverted() throws IOException {
    ByteBuffer halves = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer brains = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : new float[] {1, 2, 3, 4}) {
      halves.putShort(Float.floatToFloat16(value));
      brains.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
    }
    assertArrayEquals(new float[] {210, 430}, product("F16", halves.array(), 0));
    assertArrayEquals(new float[] {210, 430}, product("BF16", brains.array(), 2));
  }

  @Test
  void eightBitFloatsAreConverted() throws IOException {
    byte[] e4m3 = {0x38, 0x40, 0x44, 0x48}; // 1, 2, 3, 4: bias 7, three bits of mantissa
    assertArrayEquals(new float[] {210, 430}, product("F8_E4M3", e4m3, 3));
  }

  @Test
  void integersAreNoWeights() throws IOException {
    byte[] bytes = {1, 0, 2, 0, 3, 0, 4, 0};
    var e = assertThrows(TorchException.class, () -> product("I16", bytes, 0));
    assertTrue(e.toString().contains("layer.weight is of type I16"), e.toString());
  }

  @Test
  void mappedWeightsOutliveGarbageCollection() throws IOException {
    try (var module = module(component("F32", floats(1, 2, 3, 4), 0))) {
      for (int i = 0; i < 5; i++) {
        assertArrayEquals(new float[] {210, 430}, module.call("forward", INPUT).getFirst().data());
        System.gc();
        byte[][] garbage = new byte[64][1 << 20];
        assertEquals(64, garbage.length);
      }
    }
  }

  @Test
  void aFailureNamesComponentAndPlace() throws IOException {
    try (var module = module(component("F32", floats(1, 2, 3, 4), 0))) {
      var wrong = new Floats(new long[] {1, 3}, new float[3]);
      var e = assertThrows(TorchException.class, () -> module.call("forward", wrong));
      assertTrue(e.toString().contains("Toy in " + folder), e.toString());
      assertTrue(e.toString().contains("forward failed at layer:"), e.toString());
      assertFalse(e.toString().contains("Traceback"), e.toString());
      assertEquals(1, e.toString().lines().count(), e.toString());
    }
  }

  @Test
  void aCallTheDeviceHasNoMemoryForIsToldFromOthers() throws IOException {
    Component component = component("F32", floats(1, 2, 3, 4), 0);
    var builder = new ScriptBuilder(component);
    Value product = builder.root().linear(builder.input("x"), "layer");
    builder.method("forward", product.upsample(1 << 22));
    var picture = new Floats(new long[] {1, 1, 2, 2}, new float[4]);
    try (var module =
        ScriptModule.load(builder.build(), component.requiredWeights(), Precision.FLOAT32, "cpu")) {
      assertThrows(DeviceMemoryException.class, () -> module.call("forward", picture));
    }
  }

  @Test
  void anUnknownDeviceIsRefusedWithTheOnesThereAre() throws IOException {
    Component component = component("F32", floats(1, 2, 3, 4), 0);
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ScriptModule.load(
                    script(component), component.requiredWeights(), Precision.FLOAT32, "cuda:77"));
    assertTrue(e.toString().contains("no device cuda:77; this libtorch sees cpu"), e.toString());
  }

  @Test
  void openingCallingAndClosingLeavesNoMemoryBehind() throws IOException {
    int size = 1024; // two megabytes as float16, four as float32
    Component component = component("F16", new byte[size * size * 2], 0, List.of(size, size));
    var input = new Floats(new long[] {1, size}, new float[size]);
    long before = 0;
    for (int i = 0; i < 200; i++) {
      try (var module = module(component)) {
        module.call("forward", input);
      }
      if (i == 50) {
        before = nativeMegabytes();
      }
    }
    long growth = nativeMegabytes() - before;
    assertTrue(growth < 150, "149 times six megabytes: grew by " + growth + " MB");
  }

  /** Memory of this process that neither a file nor Java's heap backs; 0 where none tells. */
  private static long nativeMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      long kilobytes =
          lines
              .filter(line -> line.startsWith("RssAnon"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum();
      return kilobytes / 1024 - Runtime.getRuntime().totalMemory() / (1 << 20);
    }
  }

  /** INPUT times the transposed 2 x 2 matrix. */
  private float[] product(String type, byte[] matrix, int askew) throws IOException {
    try (var module = module(component(type, matrix, askew))) {
      return module.call("forward", INPUT).getFirst().data();
    }
  }

  private static ScriptModule module(Component component) {
    return ScriptModule.load(
        script(component), component.requiredWeights(), Precision.FLOAT32, "cpu");
  }

  private static Script script(Component component) {
    var builder = new ScriptBuilder(component);
    builder.method("forward", builder.root().linear(builder.input("x"), "layer"));
    return builder.build();
  }

  private Component component(String type, byte[] matrix, int askew) throws IOException {
    return component(type, matrix, askew, List.of(2, 2));
  }

  /** A safetensors file with one tensor, {@code askew} bytes off an aligned offset. */
  private Component component(String type, byte[] matrix, int askew, List<Integer> shape)
      throws IOException {
    String header =
        "{\"gap\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]},\"layer.weight\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}}"
            .formatted(askew, askew, type, shape, askew, askew + matrix.length);
    header += " ".repeat((8 - header.length() % 8) % 8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + header.length() + askew + matrix.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length())
            .put(header.getBytes(StandardCharsets.UTF_8))
            .put(new byte[askew])
            .put(matrix);
    Path file = Files.write(Files.createTempFile(folder, "toy", ".safetensors"), bytes.array());
    Config config = Config.parse("{}", folder.resolve("config.json"));
    return new Component("toy", "Toy", folder, config, Optional.of(Weights.file(file)));
  }

  private static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }
}
