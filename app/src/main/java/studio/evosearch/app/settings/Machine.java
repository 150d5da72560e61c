package studio.evosearch.app.settings;

import java.nio.file.Path;
import java.util.List;
import studio.evosearch.engine.run.Accelerators;

/** What this machine offers to models. */
public interface Machine {
  /** The number of threads that stands for the default. */
  int threads();

  /** Looks for GPUs and the libtorch at work. Takes about a second. */
  Accelerators accelerators();

  /**
   * Checks a libtorch and keeps it for the next start. Takes seconds.
   *
   * @return the devices it sees
   */
  List<String> choose(Path folder);

  /** Goes back to the libtorch that ships with the program, from the next start on. */
  void chooseOwn();
}
