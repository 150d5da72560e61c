package studio.evosearch.engine.noise;

/** What a random stream is drawn for; streams of different purposes are independent. */
public enum Purpose {
  /** The pure noise x_T a trajectory starts from. */
  INITIAL_NOISE,
  /** The stochastic part of one sampler step. */
  SAMPLER,
  /** The disturbance that turns a parent's state into a child's. */
  MUTATION,
  /** A search method's choices of one round: tournaments, resampling. */
  SELECTION
}
