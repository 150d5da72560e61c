package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import studio.evosearch.engine.checkpoint.ModelReference;

/** Where a branch starts: the state its source run kept, if the two runs fit together. */
final class BranchRoot {
  /** Parts that a branch may have from elsewhere than its source. */
  private static final Set<String> DECODERS = Set.of("vae", "preview_vae");

  private BranchRoot() {}

  /**
   * Reads the state a branch starts from.
   *
   * @param spec the branch's own
   * @throws IllegalArgumentException when its model, its steps or its size are not those of the
   *     source, whose states would mean something else to it
   * @throws BadRunException when there is no such run, or it did not keep that state
   */
  static StoredState of(Branch branch, RunSpec spec) {
    try (RunStore store = RunStore.read(Path.of(branch.run()))) {
      RunSpec source = store.spec();
      if (source.steps() != spec.steps()) {
        throw new IllegalArgumentException(
            "a branch keeps the steps of the run it comes from: %s has %d, the branch %d"
                .formatted(branch.run(), source.steps(), spec.steps()));
      }
      if (!sameModel(source.model(), spec.model())) {
        throw new IllegalArgumentException(
            "a branch keeps the model of the run it comes from: %s has %s, the branch %s"
                .formatted(branch.run(), source.model(), spec.model()));
      }
      if (!source.size().equals(spec.size())) {
        throw new IllegalArgumentException(
            "a branch keeps the size of the run it comes from: " + branch.run());
      }
      return store
          .candidate(branch.candidate())
          .flatMap(c -> store.state(c, branch.state()))
          .filter(state -> state.x0().length > 0)
          .orElseThrow(() ->
              new BadRunException(
                  "%s: state %d of candidate %d was not kept; it cannot be branched from"
                      .formatted(branch.run(), branch.state(), branch.candidate())));
    }
  }

  /** Whether latents of one mean the same to the other, whatever decodes them. */
  private static boolean sameModel(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    try {
      ModelReference one = ModelReference.parse(a).without(DECODERS);
      ModelReference other = ModelReference.parse(b).without(DECODERS);
      return one.parts().equals(other.parts())
          && Files.isDirectory(one.folder())
          && Files.isDirectory(other.folder())
          && one.folder().toRealPath().equals(other.folder().toRealPath());
    } catch (InvalidPathException e) {
      // A toy's name, where a file system knows no colons.
      return false;
    } catch (IOException e) {
      throw new RunException(a + ", " + b + ": cannot tell whether they are one model", e);
    }
  }
}
