package studio.evosearch.engine.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.torch.HostArray;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.HostArray.Longs;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.ScriptModule;
import studio.evosearch.engine.torch.Torch;

/** Tiny models with random weights against diffusers' and transformers' own outputs. */
class ReferenceTest {
  private static final double TOLERANCE = 1e-4;

  @BeforeAll
  static void start() {
    Torch.start(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unet-sd15", "unet-sd21"})
  void unet(String name) {
    try (var model = new Model(name)) {
      for (String c : List.of("case0", "case1")) {
        float[] timestep = floats(Reference.longs(model.cases, c + ".in.timestep"));
        var out =
            model.module.call(
                "forward",
                model.input(c + ".in.sample"),
                new Floats(new long[] {timestep.length}, timestep),
                model.input(c + ".in.encoder_hidden_states"));
        model.expect(c + ".out.sample", out.getFirst());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vae-kl-sd", "vae-kl-flux"})
  void autoencoderKL(String name) {
    try (var model = new Model(name)) {
      for (String c : List.of("case0", "case1")) {
        model.expect(
            c + ".out.decoded",
            model.module.call("decode", model.input(c + ".in.latents")).getFirst());
        Floats moments = model.module.call("encode", model.input(c + ".in.image")).getFirst();
        model.expect(c + ".out.encoded_mean", firstHalfOfChannels(moments));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "vae-tiny")
  void autoencoderTiny(String name) {
    try (var model = new Model(name)) {
      for (String c : List.of("case0", "case1")) {
        model.expect(
            c + ".out.decoded",
            model.module.call("decode", model.input(c + ".in.latents")).getFirst());
        model.expect(
            c + ".out.encoded",
            model.module.call("encode", model.input(c + ".in.image")).getFirst());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip-text/case0", "clip-text/case1", "clip-text-gelu/case0"})
  void clipTextModel(String nameAndCase) {
    String c = nameAndCase.substring(nameAndCase.indexOf('/') + 1);
    try (var model = new Model(nameAndCase.substring(0, nameAndCase.indexOf('/')))) {
      List<Floats> out = model.module.call("forward", model.ids(c + ".in.input_ids"));
      model.expect(c + ".out.last_hidden_state", out.get(0));
      model.expect(c + ".out.penultimate", out.get(1));
      model.expect(c + ".out.pooled", out.get(2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void clipModel(String c) {
    try (var model = new Model("clip-model")) {
      Floats image = model.module.call("image", model.input(c + ".in.pixel_values")).getFirst();
      Floats text = model.module.call("text", model.ids(c + ".in.input_ids")).getFirst();
      model.expect(c + ".out.image_embeds", image);
      model.expect(c + ".out.text_embeds", text);
      model.expect(
          c + ".out.logits_per_image", model.module.call("logits", image, text).getFirst());
    }
  }

  private static Floats firstHalfOfChannels(Floats moments) {
    long[] shape = moments.shape().clone();
    int batch = (int) shape[0];
    shape[1] /= 2;
    int half = moments.data().length / batch / 2;
    float[] mean = new float[batch * half];
    for (int i = 0; i < batch; i++) {
      System.arraycopy(moments.data(), i * 2 * half, mean, i * half, half);
    }
    return new Floats(shape, mean);
  }

  private static float[] floats(long[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = values[i];
    }
    return floats;
  }

  private static final class Model implements AutoCloseable {
    final Weights cases;
    final ScriptModule module;

    Model(String name) {
      ModelFolder folder = ModelFolder.open(Reference.path(name));
      Component component = folder.component(ModelFolder.MODEL);
      Script script = Architectures.script(component);
      assertEquals(List.of(), script.unused());
      cases = Weights.file(Reference.path(name + "/cases.safetensors"));
      module = ScriptModule.load(script, component.requiredWeights(), Precision.FLOAT32, "cpu");
    }

    HostArray input(String tensor) {
      return new Floats(Reference.shape(cases, tensor), Reference.floats(cases, tensor));
    }

    HostArray ids(String tensor) {
      return new Longs(Reference.shape(cases, tensor), Reference.longs(cases, tensor));
    }

    void expect(String tensor, Floats actual) {
      assertEquals(
          Arrays.toString(Reference.shape(cases, tensor)), Arrays.toString(actual.shape()), tensor);
      double difference = Reference.difference(Reference.floats(cases, tensor), actual.data());
      assertEquals(0, difference, TOLERANCE, tensor);
    }

    @Override
    public void close() {
      module.close();
    }
  }
}
