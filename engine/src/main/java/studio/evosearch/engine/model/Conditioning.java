package studio.evosearch.engine.model;

import java.util.Map;

/**
 * A prompt as the denoiser takes it. Only the generator that made it reads the tensors.
 *
 * @param prompt what the picture should show
 * @param negative what it should not show; empty for none
 * @param tensors the encoder's outputs by name, such as {@code prompt_embeds [1, tokens, width]}
 */
public record Conditioning(String prompt, String negative, Map<String, HostTensor> tensors) {
  public Conditioning {
    tensors = Map.copyOf(tensors);
  }

  /**
   * A tensor that must be there.
   *
   * @throws IllegalArgumentException when it is not: a conditioning of another model
   */
  HostTensor tensor(String name) {
    HostTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "the conditioning has no %s; it is of another model".formatted(name));
    }
    return tensor;
  }
}
