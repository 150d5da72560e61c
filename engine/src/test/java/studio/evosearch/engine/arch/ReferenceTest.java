package studio.evosearch.engine.arch;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Precision;
import studio.evosearch.engine.torch.ScriptModule;
import studio.evosearch.engine.torch.Torch;

/** Tiny models with random weights against diffusers' and transformers' own outputs. */
class ReferenceTest {
  @BeforeAll
  static void start() {
    Torch.start(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unet-sd15", "unet-sd21"})
  void unet(String name) {
    try (var model = new ReferenceModel(name)) {
      for (String c : List.of("case0", "case1")) {
        var out =
            model.module.call(
                "forward",
                model.input(c + ".in.sample"),
                model.number(c + ".in.timestep"),
                model.input(c + ".in.encoder_hidden_states"));
        model.expect(c + ".out.sample", out.getFirst());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vae-kl-sd", "vae-kl-flux"})
  void autoencoderKL(String name) {
    try (var model = new ReferenceModel(name)) {
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
    try (var model = new ReferenceModel(name)) {
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
    try (var model = new ReferenceModel(nameAndCase.substring(0, nameAndCase.indexOf('/')))) {
      List<Floats> out = model.module.call("forward", model.ids(c + ".in.input_ids"));
      model.expect(c + ".out.last_hidden_state", out.get(0));
      model.expect(c + ".out.penultimate", out.get(1));
      model.expect(c + ".out.pooled", out.get(2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void unetOfXl(String c) {
    try (var model = new ReferenceModel("unet-sdxl")) {
      var out =
          model.module.call(
              "forward",
              model.input(c + ".in.sample"),
              model.number(c + ".in.timestep"),
              model.input(c + ".in.encoder_hidden_states"),
              model.input(c + ".in.added.text_embeds"),
              model.input(c + ".in.added.time_ids"));
      model.expect(c + ".out.sample", out.getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void sd3Transformer(String c) {
    try (var model = new ReferenceModel("sd3-transformer")) {
      var out =
          model.module.call(
              "forward",
              model.input(c + ".in.hidden_states"),
              model.input(c + ".in.encoder_hidden_states"),
              model.input(c + ".in.pooled_projections"),
              model.input(c + ".in.timestep"));
      model.expect(c + ".out.sample", out.getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void fluxTransformer(String c) {
    try (var model = new ReferenceModel("flux-transformer")) {
      var out =
          model.module.call(
              "forward",
              model.input(c + ".in.hidden_states"),
              model.input(c + ".in.encoder_hidden_states"),
              model.input(c + ".in.pooled_projections"),
              model.input(c + ".in.timestep"),
              model.input(c + ".in.img_ids"),
              model.input(c + ".in.txt_ids"),
              model.input(c + ".in.guidance"));
      model.expect(c + ".out.sample", out.getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void t5Encoder(String c) {
    try (var model = new ReferenceModel("t5-encoder")) {
      var out =
          model.module.call(
              "forward", model.ids(c + ".in.input_ids"), model.ids(c + ".in.attention_mask"));
      model.expect(c + ".out.last_hidden_state", out.getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void clipModel(String c) {
    try (var model = new ReferenceModel("clip-model")) {
      Floats image = model.module.call("image", model.input(c + ".in.pixel_values")).getFirst();
      Floats text = model.module.call("text", model.ids(c + ".in.input_ids")).getFirst();
      model.expect(c + ".out.image_embeds", image);
      model.expect(c + ".out.text_embeds", text);
      model.expect(
          c + ".out.logits_per_image", model.module.call("logits", image, text).getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void clipTextModelWithProjection(String c) {
    try (var whole = new ReferenceModel("clip-model")) {
      Component clip = ModelFolder.open(Reference.path("clip-model")).component(ModelFolder.MODEL);
      Config config = clip.config().requiredObject("text_config");
      Component text =
          new Component(
              "text_encoder", "CLIPTextModelWithProjection", clip.folder(), config, clip.weights());
      Script script = Architectures.script(text);
      try (var module =
          ScriptModule.load(script, clip.requiredWeights(), Precision.FLOAT32, "cpu")) {
        Floats embeds = module.call("forward", whole.ids(c + ".in.input_ids")).get(2);
        whole.expect(c + ".out.text_embeds", ofLengthOne(embeds));
      }
    }
  }

  private static Floats ofLengthOne(Floats rows) {
    int width = (int) rows.shape()[1];
    float[] data = rows.data().clone();
    for (int row = 0; row < data.length; row += width) {
      double square = 0;
      for (int i = row; i < row + width; i++) {
        square += data[i] * data[i];
      }
      for (int i = row; i < row + width; i++) {
        data[i] /= (float) Math.sqrt(square);
      }
    }
    return new Floats(rows.shape(), data);
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
}
