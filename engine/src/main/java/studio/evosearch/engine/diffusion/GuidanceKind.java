package studio.evosearch.engine.diffusion;

/** What a model does with a guidance scale and a negative prompt. */
public enum GuidanceKind {
  /** The scale is that of classifier-free guidance, away from the negative prompt. */
  CLASSIFIER_FREE,
  /** The scale is an input of the denoiser, which reads no negative prompt. */
  EMBEDDED,
  /** Neither is read. */
  NONE;

  /** What a scale means to the denoiser. */
  public Guidance at(double scale) {
    return switch (this) {
      case CLASSIFIER_FREE -> Guidance.cfg(scale);
      case EMBEDDED -> Guidance.embedded(scale);
      case NONE -> Guidance.NONE;
    };
  }

  /** Whether a negative prompt has an effect at a scale. */
  public boolean readsNegative(double scale) {
    return at(scale).paired();
  }
}
