package studio.evosearch.app.session;

import java.nio.file.Path;
import studio.evosearch.engine.run.RunEvent;

/**
 * How far the run at work is.
 *
 * @param run its folder
 */
public record Working(Path run, RunEvent.Progress progress) {
  /** The part that is done, 0 to 1. */
  public double done() {
    return progress.nfePlanned() == 0
        ? 0
        : Math.clamp((double) progress.spent().nfe() / progress.nfePlanned(), 0, 1);
  }
}
