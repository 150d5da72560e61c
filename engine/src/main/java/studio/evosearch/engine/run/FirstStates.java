package studio.evosearch.engine.run;

import java.util.List;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.LatentState;
import studio.evosearch.engine.search.Mutation;
import studio.evosearch.engine.search.Proposal;
import studio.evosearch.engine.search.Start;

/**
 * Makes the states that trajectories start from: fresh noise, or stored states and their mutants.
 */
final class FirstStates {
  private final RunStore store;
  private final RunParts parts;
  private final List<Candidate> archive;

  FirstStates(RunStore store, RunParts parts, List<Candidate> archive) {
    this.store = store;
    this.parts = parts;
    this.archive = archive;
  }

  /** The first state of the trajectory that will be candidate {@code id}. */
  float[] of(Proposal proposal, long id) {
    int s = proposal.from();
    return switch (proposal.start()) {
      case Start.Noise start -> {
        float[] x = new float[parts.generator().info().latentSize()];
        NoiseStream.of(store.spec().seed(), id, 0, Purpose.INITIAL_NOISE).fillNormal(x);
        yield x;
      }
      case Start.Root start -> store.root().x();
      case Start.MutatedRoot start -> mutated(store.root(), s, start.mutation(), id);
      case Start.Mutated start -> mutated(parent(start.parentId(), s), s, start.mutation(), id);
      case Start.Particle start -> parent(start.parentId(), s).x();
    };
  }

  private float[] mutated(StoredState state, int s, Mutation mutation, long id) {
    LatentState parent =
        new LatentState(
            state.x(),
            state.x0(),
            parts.sampler().schedule().alpha(s),
            parts.sampler().schedule().sigma(s),
            parts.sampler().sdeStd(s));
    return mutation.apply(parent, NoiseStream.of(store.spec().seed(), id, s, Purpose.MUTATION));
  }

  private StoredState parent(long id, int s) {
    return store
        .state(archive.get((int) id), s)
        .orElseThrow(() ->
            new RunException(
                "%s: state %d of candidate %d was not kept".formatted(store.folder(), s, id)));
  }
}
