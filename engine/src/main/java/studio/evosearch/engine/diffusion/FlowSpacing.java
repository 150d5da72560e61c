package studio.evosearch.engine.diffusion;

/** Which noise levels of a rectified flow are visited, before any shift. */
public enum FlowSpacing {
  /** From 1 evenly to the lowest trained level: FlowMatchEulerDiscreteScheduler's own. */
  TRAINED,
  /** 1, 1 - 1/N, ..., 1/N: what the FLUX and HunyuanVideo pipelines ask for. */
  UNIFORM,
  /**
   * The N highest of N + 1 even levels from 1 - 1/T to 0, with whole timesteps: the multistep
   * schedulers' use_flow_sigmas, as in Wan.
   */
  MULTISTEP
}
