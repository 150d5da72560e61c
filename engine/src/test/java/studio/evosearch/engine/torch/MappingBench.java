package studio.evosearch.engine.torch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.TensorInfo;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.torch.HostArray.Floats;

/**
 * Not a test: the memory a large checkpoint takes. Opens a sparse file with the layout of Stable
 * Diffusion 2.1's UNet (3.5 GB of float32 zeros; with argument F16 half of that) and prints what
 * the process holds before, after the first call and after a second.
 */
final class MappingBench {
  private MappingBench() {}

  public static void main(String[] arguments) throws IOException {
    String type = arguments.length > 0 ? arguments[0] : "F32";
    Component layout = Component.layout(Reference.path("layouts/stable-diffusion-2-1__unet.json"));
    Path file = Files.createTempFile("sparse", ".safetensors");
    try {
      write(layout.requiredWeights(), type, file);
      Torch.start(1);
      print("before");
      var component =
          new Component(
              "unet",
              layout.className(),
              layout.folder(),
              layout.config(),
              Optional.of(Weights.file(file)));
      long start = System.nanoTime();
      try (var unet = new DeviceComponent(component, Precision.FLOAT32, "cpu")) {
        System.out.println(
            "script written after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        for (int call = 1; call <= 2; call++) {
          unet.call(
              "forward",
              new Floats(new long[] {1, 4, 8, 8}, new float[256]),
              new Floats(new long[] {1}, new float[] {500}),
              new Floats(new long[] {1, 77, 1024}, new float[77 * 1024]));
          System.out.println("called after " + (System.nanoTime() - start) / 1_000_000 + " ms");
          print("after call " + call);
        }
      }
      print("closed");
    } finally {
      Files.delete(file);
    }
  }

  private static void write(Weights weights, String type, Path file) throws IOException {
    int bytes = type.equals("F32") ? 4 : 2;
    List<String> entries = new ArrayList<>();
    long offset = 0;
    for (TensorInfo tensor : weights.tensors().values()) {
      long end = offset + tensor.elements() * bytes;
      entries.add(
          "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(tensor.name(), type, tensor.shape(), offset, end));
      offset = end;
    }
    String header = "{" + String.join(",", entries) + "}";
    header += " ".repeat((8 - header.length() % 8) % 8);
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length()).array());
      out.write(header.getBytes(StandardCharsets.UTF_8));
      out.setLength(8 + header.length() + offset);
    }
  }

  private static void print(String when) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      lines
          .filter(line -> line.matches("(RssAnon|RssFile|VmHWM).*"))
          .forEach(line -> System.out.println(when + ": " + line));
    }
  }
}
