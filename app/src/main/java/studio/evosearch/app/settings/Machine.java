package studio.evosearch.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import studio.evosearch.engine.checkpoint.ByteProgress;
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

  /**
   * The libtorch for NVIDIA GPUs that can be fetched.
   *
   * @param bytes empty where the server does not say
   */
  record Offer(String address, Path folder, OptionalLong bytes) {}

  /** Asks how large the libtorch for NVIDIA GPUs is. */
  Offer offer();

  /**
   * Fetches what was offered.
   *
   * @return a folder to choose
   */
  Path fetch(ByteProgress progress);

  /** Goes back to the libtorch that ships with the program, from the next start on. */
  void chooseOwn();
}
