package studio.evosearch.engine.model;

import java.util.List;
import java.util.Map;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.torch.HostArray;

/** What is one pipeline's own; {@link PipelineGenerator} does what all of them share. */
interface Pipeline {
  /** What reads the prompts; the generator releases and closes them. */
  List<TextEncoder> encoders();

  /** A prompt's tensors by name, each {@code [1, ...]}. */
  Map<String, HostTensor> encode(String prompt);

  /** The same of a negative prompt, which is empty for none; for pipelines that read one. */
  default Map<String, HostTensor> encodeNegative(String prompt) {
    return encode(prompt);
  }

  /** What a person's guidance scale and negative prompt mean to the denoiser. */
  default GuidanceKind guidance() {
    return GuidanceKind.CLASSIFIER_FREE;
  }

  /** The inputs of the denoiser's {@code forward} for so many rows, in its order. */
  List<HostArray> inputs(Rows rows);

  /** One row of the denoiser's output in the layout of the latents. */
  default float[] output(float[] row) {
    return row;
  }
}
