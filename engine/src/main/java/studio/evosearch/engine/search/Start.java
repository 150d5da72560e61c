package studio.evosearch.engine.search;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.OptionalLong;

/** How the first state of a trajectory is made. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "start")
public sealed interface Start {
  /** The candidate whose stored state this one starts from; empty for noise and branch roots. */
  default OptionalLong parent() {
    return OptionalLong.empty();
  }

  /** Pure noise x_T ~ N(0, I), at state 0. */
  record Noise() implements Start {}

  /** The stored state that a branch run starts from, unchanged. */
  record Root() implements Start {}

  /** The branch run's stored state, mutated. */
  record MutatedRoot(Mutation mutation) implements Start {}

  /** A parent's stored state, mutated. */
  record Mutated(long parentId, Mutation mutation) implements Start {
    @Override
    public OptionalLong parent() {
      return OptionalLong.of(parentId);
    }
  }

  /**
   * A particle that goes on from another's last state, unchanged.
   *
   * @param resampled whether the particle was drawn by resampling, rather than simply going on
   */
  record Particle(long parentId, boolean resampled) implements Start {
    @Override
    public OptionalLong parent() {
      return OptionalLong.of(parentId);
    }
  }
}
