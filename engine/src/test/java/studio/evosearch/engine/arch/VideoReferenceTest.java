package studio.evosearch.engine.arch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.torch.HostArray.Floats;
import studio.evosearch.engine.torch.Torch;

/** As {@link ReferenceTest}, the architectures of video models. */
class VideoReferenceTest {
  @BeforeAll
  static void start() {
    Torch.start(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void wanTransformer(String c) {
    try (var model = new ReferenceModel("wan-transformer")) {
      var out =
          model.module.call(
              "forward",
              model.input(c + ".in.hidden_states"),
              model.number(c + ".in.timestep"),
              model.input(c + ".in.encoder_hidden_states"));
      model.expect(c + ".out.sample", out.getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vae-wan/case0", "vae-wan/case1", "vae-hunyuan/case0", "vae-hunyuan/case1"})
  void videoDecoder(String nameAndCase) {
    String c = nameAndCase.substring(nameAndCase.indexOf('/') + 1);
    try (var model = new ReferenceModel(nameAndCase.substring(0, nameAndCase.indexOf('/')))) {
      var decoded = model.module.call("decode", model.input(c + ".in.latents"));
      model.expect(c + ".out.decoded", decoded.getFirst());
    }
  }

  /**
   * Weights and outputs of our own making: with an image, and a transcription of diffusers' code.
   */
  @Test
  void wanTransformerThatSeesAnImage() {
    try (var model = new ReferenceModel("wan-transformer-i2v")) {
      var out =
          model.module.call(
              "forward",
              model.input("case0.in.hidden_states"),
              model.input("case0.in.timestep"),
              model.input("case0.in.encoder_hidden_states"),
              model.input("case0.in.encoder_hidden_states_image"));
      model.expect("case0.out.sample", out.getFirst());
    }
  }

  /** Outputs of a transcription of diffusers' code. */
  @ParameterizedTest
  @ValueSource(strings = {"vae-wan", "vae-hunyuan"})
  void videoEncoder(String name) {
    Weights encoded = Weights.file(Reference.path(name + "/encoded.safetensors"));
    try (var model = new ReferenceModel(name)) {
      var frames =
          new Floats(Reference.shape(encoded, "in.frames"), Reference.floats(encoded, "in.frames"));
      Floats moments = model.module.call("encode", frames).getFirst();
      assertArrayEquals(Reference.shape(encoded, "out.moments"), moments.shape());
      float[] expected = Reference.floats(encoded, "out.moments");
      assertEquals(
          0, Reference.difference(expected, moments.data()), ReferenceModel.TOLERANCE, name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void hunyuanVideoTransformer(String c) {
    try (var model = new ReferenceModel("hunyuan-transformer")) {
      var out =
          model.module.call(
              "forward",
              model.input(c + ".in.hidden_states"),
              model.number(c + ".in.timestep"),
              model.input(c + ".in.encoder_hidden_states"),
              model.ids(c + ".in.encoder_attention_mask"),
              model.input(c + ".in.pooled_projections"),
              model.input(c + ".in.guidance"));
      model.expect(c + ".out.sample", out.getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void umt5Encoder(String c) {
    try (var model = new ReferenceModel("umt5-encoder")) {
      var out =
          model.module.call(
              "forward", model.ids(c + ".in.input_ids"), model.ids(c + ".in.attention_mask"));
      model.expect(c + ".out.last_hidden_state", out.getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case0", "case1"})
  void llamaModel(String c) {
    try (var model = new ReferenceModel("llama-model")) {
      List<Floats> out =
          model.module.call(
              "forward", model.ids(c + ".in.input_ids"), model.ids(c + ".in.attention_mask"));
      long[] mask = Reference.longs(model.cases, c + ".in.attention_mask");
      List<String> names = List.of("last_hidden_state", "hidden_state_minus_3");
      for (int i = 0; i < names.size(); i++) {
        // What stands at padding means nothing and differs between ways to mask.
        float[] expected = Reference.floats(model.cases, c + ".out." + names.get(i));
        assertEquals(
            0,
            Reference.difference(masked(expected, mask), masked(out.get(i).data(), mask)),
            ReferenceModel.TOLERANCE,
            names.get(i));
      }
    }
  }

  private static float[] masked(float[] states, long[] mask) {
    float[] result = states.clone();
    int width = states.length / mask.length;
    for (int token = 0; token < mask.length; token++) {
      if (mask[token] == 0) {
        Arrays.fill(result, token * width, (token + 1) * width, 0);
      }
    }
    return result;
  }
}
