package studio.evosearch.engine.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.search.Candidate;

/**
 * What a stored candidate looked like at a kept state: its x0hat, decoded.
 *
 * @param run the run's folder
 * @param candidate a candidate of it
 * @param state a state index that was kept of that candidate
 */
record KeptPicture(Path run, long candidate, int state) {
  /**
   * Reads the state. At the candidate's end its picture is stored, and no errand is left to do.
   *
   * @param png where the picture goes
   * @throws BadRunException when there is no such run, or it did not keep that state
   */
  Optional<Errand<byte[]>> begin(CompletableFuture<byte[]> png) {
    try (RunStore store = RunStore.read(run)) {
      Candidate found = store.candidate(candidate).orElseThrow(this::missing);
      if (state == found.to()) {
        png.complete(store.png(candidate));
        return Optional.empty();
      }
      float[] x0 =
          store
              .state(found, state)
              .map(StoredState::x0)
              .filter(values -> values.length > 0)
              .orElseThrow(this::missing);
      return Optional.of(
          new Errand<>(
              OpenParts.Key.model(store.spec()),
              generator -> Png.encode(generator.decode(new float[][] {x0}).getFirst().still()),
              png));
    }
  }

  private BadRunException missing() {
    return new BadRunException(
        "%s: state %d of candidate %d was not kept".formatted(run, state, candidate));
  }
}
