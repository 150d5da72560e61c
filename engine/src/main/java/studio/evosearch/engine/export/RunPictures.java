package studio.evosearch.engine.export;

import java.io.IOException;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunStore;

/** The pictures a run stored. */
final class RunPictures {
  private RunPictures() {}

  /**
   * A candidate's picture.
   *
   * @throws RunException naming the file when it cannot be read
   */
  static Picture of(RunStore store, long candidate) {
    try {
      return Png.decode(store.png(candidate));
    } catch (IOException e) {
      throw new RunException(store.picture(candidate) + ": " + e.getMessage(), e);
    }
  }
}
